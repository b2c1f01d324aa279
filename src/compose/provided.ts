import { Kind, type SelectionSetNode } from 'graphql';
import type { JoinModel } from './joinModel.ts';
import { isOf } from './joinMembers.ts';

const NOTHING: SelectionSetNode = { kind: Kind.SELECTION_SET, selections: [] };

/** What is provided below a field: `undefined` when the field itself is not provided. */
export function providedBelow(
  model: JoinModel,
  type: string,
  provided: SelectionSetNode | undefined,
  field: string,
): SelectionSetNode | undefined {
  const below = (provided?.selections ?? []).flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return selection.name.value === field ? [selection.selectionSet ?? NOTHING] : [];
    if (selection.kind === Kind.FRAGMENT_SPREAD) return [];
    const condition = selection.typeCondition?.name.value;
    if (condition !== undefined && !isOf(model, type, condition)) return [];
    return providedBelow(model, type, selection.selectionSet, field) ?? [];
  });
  return below.length === 0 ? undefined : (mergeSelections(below) ?? NOTHING);
}

/** Selections together; undefined for none. */
export function mergeSelections(sets: readonly (SelectionSetNode | undefined)[]): SelectionSetNode | undefined {
  const selections = sets.flatMap((set) => set?.selections ?? []);
  return selections.length === 0 ? undefined : { kind: Kind.SELECTION_SET, selections };
}
