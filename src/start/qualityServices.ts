import type { Quarantine } from '../model/drift.ts';
import type { SourceBinding } from '../model/binding.ts';
import type { QualityServices } from '../model/quality.ts';
import type { SourceFigures } from '../observe/sourceFigures.ts';
import type { QualityStore } from '../quality/history/qualityStore.ts';
import { overviewOf } from '../quality/overview.ts';
import type { PlanSurroundings } from '../quality/plan/planTable.ts';

/** Quality and figures as the graph shows them. */
export function qualityServices(parts: {
  readonly bindings: readonly SourceBinding[];
  readonly figures: ReadonlyMap<string, SourceFigures>;
  readonly quarantine: Quarantine | undefined;
  /** Opened when somebody asks. */
  readonly store: () => QualityStore;
  readonly surroundings: () => Pick<PlanSurroundings, 'settings' | 'dictionary'>;
}): QualityServices {
  const { bindings, figures, quarantine } = parts;
  const ministries = new Map(bindings.map(({ id, ministry }) => [id, ministry]));
  return {
    latest: async (month) => {
      const store = parts.store();
      const runs = await store.latest(month);
      const { sources } = await overviewOf(runs, store, parts.surroundings());
      return sources.map(({ source, at, peers, rank, band, score, index, parts: of, use, change }) => ({
        ...{ source, measuredAt: at, peers, rank, band, score },
        ministry: ministries.get(source),
        ...{ dqi: index.dqi, criteria: index.criteria, tested: index.tested },
        ...{ shared: of.connected, use: of.use, conformance: of.conformance, operation: of.operation },
        ...{ calls: use?.calls, consumers: use?.consumers },
        before:
          change === undefined || index.dqi === undefined
            ? undefined
            : { month: change.since, dqi: index.dqi - change.dqi },
      }));
    },
    fares: (within) =>
      [...figures].map(([source, counted]) => {
        const { since, lastAnsweredAt, windows } = counted.report();
        const kept = (quarantine?.current() ?? []).filter((each) => each.source === source);
        return { source, since, lastAnsweredAt, ...windows[within], keptBack: kept.map(({ element }) => element) };
      }),
  };
}
