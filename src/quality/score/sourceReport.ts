import type { Dictionary } from '../../model/dictionary.ts';
import type { Use } from '../../model/use.ts';
import type { EntityMeasure } from '../measured.ts';
import type { QualitySettings } from '../settings/qualitySettings.ts';
import { databaseScore, type DatabaseScore, type ScoreParts } from './databaseScore.ts';
import { qualityIndex, type QualityIndex } from './dqi.ts';
import { elementScores } from './elementScores.ts';
import { useReport, useScores, type UseReport } from './useScores.ts';
import { gateBreaches, type GateBreach } from './gate.ts';

/** What is published of an entity. */
export interface EntityReport extends QualityIndex {
  readonly entity: string;
  readonly rows: number;
  readonly extent: EntityMeasure['extent'];
}

/** What is published of a source. Numbers and names of elements; no value of a record. */
export interface SourceReport extends DatabaseScore {
  readonly source: string;
  readonly agency: string;
  readonly rows: number;
  /** Whether it was measured from a sample, so that nobody knows its size. */
  readonly isSampled?: true;
  readonly index: QualityIndex;
  readonly entities: readonly EntityReport[];
  readonly breaches: readonly GateBreach[];
  /** Absent where nobody counted. */
  readonly use?: UseReport;
  /** What was not measured, and why: places, or tables that did not answer. */
  readonly unmeasured: readonly string[];
}

/** What is known of a source besides its records. */
export interface SourceFacts {
  readonly source: string;
  /** Code of the agency that keeps it. */
  readonly agency: string;
  readonly parts: Pick<ScoreParts, 'connected' | 'conformance'>;
  /** Over the days of the settings; absent where nobody counted. */
  readonly use?: Use;
}

/** Scores a source: its entities, its gate, its DQI, its DBScore. */
export function sourceReport(
  { source, agency, parts, use }: SourceFacts,
  measures: readonly EntityMeasure[],
  settings: QualitySettings,
  dictionary: Dictionary,
): SourceReport {
  const scored = measures.map((measure) => ({ measure, scores: elementScores(measure, settings, dictionary) }));
  const index = qualityIndex(
    scored.flatMap(({ scores }) => scores),
    settings,
  );
  const breaches = gateBreaches(measures, settings, dictionary);
  const ofDqi = index.dqi === undefined ? {} : { dqi: index.dqi };
  const rows = measures.reduce((sum, measure) => sum + measure.rows, 0);
  const isSampled = measures.some(({ extent }) => extent === 'sample');
  const used = use && useReport(use, isSampled ? settings.statedRows[source] : rows, settings);
  const ofUse = use && used && useScores(used, use, settings);
  return {
    ...{ source, agency, index, breaches, rows },
    ...databaseScore({ ...parts, ...ofUse, ...ofDqi }, breaches, settings),
    ...(used && { use: used }),
    ...(isSampled && { isSampled }),
    entities: scored.map(({ measure: { entity, rows, extent }, scores }) => ({
      ...{ entity, rows, extent },
      ...qualityIndex(scores, settings),
    })),
    unmeasured: measures.flatMap(({ entity, unmeasured }) => unmeasured.map((what) => `${entity}: ${what}`)),
  };
}
