import { Kind, parse, type SelectionSetNode } from 'graphql';

/** A field set of `@key`, `@requires` or `@provides` as a selection (Federation specification, `FieldSet`). */
export function parseFieldSet(fields: string): SelectionSetNode {
  const definition = parse(`{${fields}}`, { noLocation: true }).definitions[0];
  if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error(`Expected a field set, but got "${fields}".`);
  return definition.selectionSet;
}

/** One spelling for field sets that mean the same: sorted, single spaces. */
export function normaliseFieldSet(fields: string): string {
  return printSorted(parseFieldSet(fields));
}

/** Names of the fields on the first level. */
export function topFieldNames(fields: string): readonly string[] {
  return parseFieldSet(fields).selections.flatMap((selection) =>
    selection.kind === Kind.FIELD ? [selection.name.value] : [],
  );
}

function printSorted(set: SelectionSetNode): string {
  const parts = set.selections.map((selection) => {
    const inner =
      selection.kind !== Kind.FRAGMENT_SPREAD && selection.selectionSet
        ? ` { ${printSorted(selection.selectionSet)} }`
        : '';
    if (selection.kind === Kind.FIELD) return selection.name.value + inner;
    if (selection.kind === Kind.INLINE_FRAGMENT) return `... on ${selection.typeCondition?.name.value ?? ''}${inner}`;
    return `...${selection.name.value}`;
  });
  return parts.sort().join(' ');
}
