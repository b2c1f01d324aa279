import type { Dictionary } from '../../model/dictionary.ts';
import type { EntityMeasure } from '../measured.ts';
import type { QualitySettings } from '../settings/qualitySettings.ts';
import type { Band } from './gate.ts';
import { worse } from './gate.ts';
import { qualityIndex, type QualityIndex } from './dqi.ts';
import { elementScores } from './elementScores.ts';
import type { SourceReport } from './sourceReport.ts';

/** What is published of an agency: all its sources together. Its band is that of its worst source. */
export interface AgencyReport {
  readonly agency: string;
  readonly sources: readonly string[];
  readonly rows: number;
  readonly index: QualityIndex;
  readonly band?: Band;
}

export function agencyReports(
  reports: readonly SourceReport[],
  measuresOf: (source: string) => readonly EntityMeasure[],
  settings: QualitySettings,
  dictionary: Dictionary,
): readonly AgencyReport[] {
  return [...new Set(reports.map(({ agency }) => agency))].map((agency) => {
    const own = reports.filter((report) => report.agency === agency);
    const scores = own
      .flatMap(({ source }) => measuresOf(source))
      .flatMap((measure) => elementScores(measure, settings, dictionary));
    const bands = own.flatMap(({ band }) => band ?? []);
    const [first] = bands;
    return {
      ...{ agency, sources: own.map(({ source }) => source), index: qualityIndex(scores, settings) },
      rows: own.reduce((sum, { rows }) => sum + rows, 0),
      ...(first === undefined ? {} : { band: bands.reduce(worse, first) }),
    };
  });
}
