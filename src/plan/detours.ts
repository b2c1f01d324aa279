import type { PlanningContext } from '../model/plan.ts';
import type { SourceId } from '../model/source.ts';

/** What asking a source that is down costs in comparison: any way around it is cheaper, and where there is none it is asked. */
const DOWN_WEIGHT = 1_000;

const OPEN: PlanningContext = { id: 'open', refuses: () => false, labels: new Set(), weightOf: () => 1 };

/** What asking a source costs in comparison, as the operator states it (above 0; 1 where nothing is stated). */
export type SourceWeights = Readonly<Record<SourceId, number>>;

/**
 * Finds for a planning context the one that leads around sources that are down, and rather to those that cost less, where
 * there is a choice (`@shareable` fields, several keys).
 *
 * Plans are kept by a context's id, so those made while all sources are up are found again when they are. A context
 * remembers its last detour only: `down` is the same list as long as nothing changes.
 */
export function createDetours(
  weights: SourceWeights = {},
): (down: readonly SourceId[], context: PlanningContext | undefined) => PlanningContext | undefined {
  const last = new WeakMap<PlanningContext, { readonly down: readonly SourceId[]; readonly made: PlanningContext }>();
  const isWeighted = Object.values(weights).some((weight) => weight !== 1);
  return (down, context) => {
    if (down.length === 0 && !isWeighted) return context;
    const usual = context ?? OPEN;
    const known = last.get(usual);
    if (known?.down === down) return known.made;
    const isDown = new Set(down);
    const made = {
      ...usual,
      id: down.length === 0 ? usual.id : `${usual.id}\nwithout ${down.join(' ')}`,
      weightOf: (source: SourceId) =>
        usual.weightOf(source) * (weights[source] ?? 1) * (isDown.has(source) ? DOWN_WEIGHT : 1),
    };
    last.set(usual, { down, made });
    return made;
  };
}
