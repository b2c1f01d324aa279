import { Kind, type FieldNode, type SelectionSetNode } from 'graphql';
import type { Row } from './world.ts';

/** An object as a subgraph holds it while it answers: a row, and what it was told or may tell besides its own. */
export interface SubgraphObject {
  readonly row: Row;
  /** Selections with which it was provided on the way to here (`@provides`, and keys that lead through it). */
  readonly provided: readonly SelectionSetNode[];
  /** What the gateway sent, when it asked for an entity. */
  readonly representation?: Readonly<Record<string, unknown>>;
}

/** Selections below a field, of those that the given sets select at an object; undefined where none selects the field. */
export function providedBelow(
  sets: readonly SelectionSetNode[],
  fieldName: string,
  isA: (typeName: string) => boolean,
): readonly SelectionSetNode[] | undefined {
  const fields = sets.flatMap((set) => fieldsIn(set, isA)).filter((node) => node.name.value === fieldName);
  return fields.length === 0 ? undefined : fields.flatMap(({ selectionSet }) => selectionSet ?? []);
}

function fieldsIn(set: SelectionSetNode, isA: (typeName: string) => boolean): readonly FieldNode[] {
  return set.selections.flatMap((node) => {
    if (node.kind === Kind.FIELD) return node;
    if (node.kind !== Kind.INLINE_FRAGMENT) return [];
    return node.typeCondition === undefined || isA(node.typeCondition.name.value)
      ? fieldsIn(node.selectionSet, isA)
      : [];
  });
}
