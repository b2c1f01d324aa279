import type { Projection } from '../../model/operation.ts';
import type { FieldOrigins } from '../tree/fieldOrigins.ts';
import type { Layout } from '../tree/layout.ts';
import type { ResultNode } from '../tree/resultNode.ts';
import type { RowVerdicts, SubjectSlot } from './rowVerdicts.ts';

/**
 * Where objects of a type say whose they are, at a place of the tree; undefined for objects that are nobody's own. What has
 * no lawful way in this plan (`UnreachableField`) says nothing.
 */
export function subjectSlots(
  projections: readonly Projection[],
  typename: string,
  layout: Layout,
  origins: FieldOrigins,
): readonly SubjectSlot[] | undefined {
  let found: Map<number, SubjectSlot> | undefined;
  for (const { subjects = [] } of projections)
    for (const { type, keys } of subjects) {
      if (type !== typename) continue;
      found ??= new Map<number, SubjectSlot>();
      for (const { planKey, kind } of keys) {
        const slot = layout.slot(planKey);
        if (origins.child(planKey).obstacleOn(type) === undefined) found.set(slot, { slot, kind });
      }
    }
  return found && [...found.values()];
}

/**
 * Where objects say whose they are, for whoever walks the tree by plan keys. Paths are compiled before the obstacles of a
 * plan are known: the places are there at once, and filled later.
 */
export class SubjectPlaces {
  readonly #byType = new Map<string, readonly SubjectSlot[]>();
  readonly #children = new Map<string, SubjectPlaces>();
  #onlyType: string | undefined;

  child(planKey: string): SubjectPlaces {
    let child = this.#children.get(planKey);
    if (child === undefined) this.#children.set(planKey, (child = new SubjectPlaces()));
    return child;
  }

  fill(projections: readonly Projection[], layout: Layout, origins: FieldOrigins): void {
    const types = new Set(projections.flatMap(({ subjects = [] }) => subjects.map(({ type }) => type)));
    for (const type of types) {
      const slots = subjectSlots(projections, type, layout, origins);
      if (slots !== undefined) this.#byType.set(type, slots);
    }
    // Members of a union may have fields of one name and different types: what stands there must say what it is.
    const only = projections.flatMap(({ subjects = [] }) => subjects.filter(({ isOnlyType }) => isOnlyType));
    this.#onlyType = types.size === 1 && only.length === projections.length ? only[0]?.type : undefined;
    const byKey = new Map<string, Projection[]>();
    for (const { fields } of projections)
      for (const { origin, selection } of fields) {
        if (origin.kind !== 'data' || selection === undefined) continue;
        const same = byKey.get(origin.planKey);
        if (same === undefined) byKey.set(origin.planKey, [selection]);
        else same.push(selection);
      }
    for (const [planKey, selections] of byKey)
      this.child(planKey).fill(selections, layout.child(planKey), origins.child(planKey));
  }

  /** Whether it is certain already that an object here may not be seen. */
  forbids(node: ResultNode, verdicts: RowVerdicts): boolean {
    const type = node.said ?? this.#onlyType;
    const subjects = type === undefined ? undefined : this.#byType.get(type);
    return subjects !== undefined && verdicts.forbids(node, subjects);
  }
}
