import { Kind, type SelectionSetNode } from 'graphql';

/** Coordinates of the fields that a field set of a type names, on every level; `targets` is the named type of each field. */
export function fieldSetCoordinates(
  set: SelectionSetNode,
  typeName: string,
  targets: ReadonlyMap<string, string>,
): readonly string[] {
  return set.selections.flatMap((selection): readonly string[] => {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return [];
    if (selection.kind === Kind.INLINE_FRAGMENT)
      return fieldSetCoordinates(selection.selectionSet, selection.typeCondition?.name.value ?? typeName, targets);
    if (selection.name.value === '__typename') return [];
    const coordinate = `${typeName}.${selection.name.value}`;
    const target = targets.get(coordinate);
    const below =
      selection.selectionSet && target !== undefined
        ? fieldSetCoordinates(selection.selectionSet, target, targets)
        : [];
    return [coordinate, ...below];
  });
}
