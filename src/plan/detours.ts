import type { PlanningContext } from '../model/plan.ts';
import type { SourceId } from '../model/source.ts';

/** What asking a source that is down costs in comparison: any way around it is cheaper, and where there is none it is asked. */
const DOWN_WEIGHT = 1_000;

const OPEN: PlanningContext = { id: 'open', refuses: () => false, labels: new Set(), weightOf: () => 1 };

/**
 * Finds for a planning context the one that leads around sources that are down (`@shareable` fields, several keys).
 *
 * Plans are kept by a context's id, so those made while all sources are up are found again when they are. A context
 * remembers its last detour only: `down` is the same list as long as nothing changes.
 */
export function createDetours(): (
  down: readonly SourceId[],
  context: PlanningContext | undefined,
) => PlanningContext | undefined {
  const last = new WeakMap<PlanningContext, { readonly down: readonly SourceId[]; readonly made: PlanningContext }>();
  return (down, context) => {
    if (down.length === 0) return context;
    const usual = context ?? OPEN;
    const known = last.get(usual);
    if (known?.down === down) return known.made;
    const isDown = new Set(down);
    const made = {
      ...usual,
      id: `${usual.id}\nwithout ${down.join(' ')}`,
      weightOf: (source: SourceId) => usual.weightOf(source) * (isDown.has(source) ? DOWN_WEIGHT : 1),
    };
    last.set(usual, { down, made });
    return made;
  };
}
