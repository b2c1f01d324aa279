import type { KeptRun, QualityStore } from './history/qualityStore.ts';
import type { PlanSurroundings } from './plan/planTable.ts';
import { agencyReports, type AgencyReport } from './score/agencyReport.ts';
import { rank, type Ranked } from './score/rank.ts';
import type { SourceReport } from './score/sourceReport.ts';

/** How a source's figures differ from those of the last month before in which it was measured. */
export interface Change {
  /** `YYYY-MM` */
  readonly since: string;
  /** Points of the DQI. */
  readonly dqi: number;
}

/** All sources beside each other. */
export interface Overview {
  /** When the newest of them was measured, ISO 8601. */
  readonly at: string;
  readonly dictionary: string;
  readonly sources: readonly (SourceReport & Ranked & { readonly at: string; readonly change?: Change })[];
  readonly agencies: readonly AgencyReport[];
  /** Sources that are no databases, and therefore were not measured. */
  readonly left: readonly string[];
  /** What breaks rules most, in all sources. */
  readonly worst: readonly WorstRule[];
}

export interface WorstRule {
  readonly source: string;
  readonly place: string;
  readonly rule: string;
  readonly tested: number;
  readonly failed: number;
  readonly examples: readonly string[];
  /** Whether it is scored, or only shown. */
  readonly counts: boolean;
}

export async function overviewOf(
  runs: readonly KeptRun[],
  store: Pick<QualityStore, 'before'>,
  { settings, dictionary }: Pick<PlanSurroundings, 'settings' | 'dictionary'>,
  left: readonly string[] = [],
): Promise<Overview> {
  const reports = runs.map(({ report }) => report);
  const ranks = rank(reports, settings);
  const measuresOf = (source: string) => runs.find((run) => run.source === source)?.measures ?? [];
  const sources = await Promise.all(
    runs.map(async ({ source, at, report }) => {
      const change = changeOf(report, at, await store.before(source, at.slice(0, 7)));
      const ranked = ranks.find((each) => each.source === source) ?? { source, peers: '' };
      return { ...report, ...ranked, at, ...(change === undefined ? {} : { change }) };
    }),
  );
  return {
    at: runs.map(({ at }) => at).reduce((last, at) => (at > last ? at : last), ''),
    dictionary: dictionary.version,
    ...{ sources, left },
    agencies: agencyReports(reports, measuresOf, settings, dictionary),
    worst: runs.flatMap((run) => worstRules(run, settings)).toSorted(byShare),
  };
}

function changeOf({ index }: SourceReport, at: string, before: KeptRun | undefined): Change | undefined {
  const earlier = before?.report.index.dqi;
  if (before === undefined || earlier === undefined || index.dqi === undefined || before.at >= at) return undefined;
  return { since: before.at.slice(0, 7), dqi: index.dqi - earlier };
}

/** The broken rules of a run, the worst first: those that are scored before those that are only shown. */
export function worstRules(
  { source, measures }: KeptRun,
  settings: PlanSurroundings['settings'],
): readonly WorstRule[] {
  return measures
    .flatMap(({ rules }) => rules)
    .filter(({ failed }) => failed > 0)
    .map(({ place, rule, tested, failed, examples = [] }) => ({
      ...{ source, place, rule, tested, failed, examples },
      counts: settings.rules[rule]?.counts === true,
    }))
    .toSorted(byShare);
}

function byShare(one: WorstRule, other: WorstRule): number {
  if (one.counts !== other.counts) return one.counts ? -1 : 1;
  return other.failed / other.tested - one.failed / one.tested;
}
