import { Kind, parse, print, stripIgnoredCharacters, visit, type FieldNode, type SelectionSetNode } from 'graphql';
import type { Selection, Selections } from './selection.ts';

/** A selection set as planner and checks walk it. Fragment spreads must be expanded before. */
export function readSelections(set: SelectionSetNode): Selections {
  return set.selections.flatMap((node): Selection[] => {
    switch (node.kind) {
      case Kind.FIELD:
        return [
          {
            kind: 'field',
            name: node.name.value,
            responseKey: node.alias?.value ?? node.name.value,
            ...readArguments(node),
            selections: node.selectionSet && readSelections(node.selectionSet),
          },
        ];
      case Kind.INLINE_FRAGMENT: {
        const selections = readSelections(node.selectionSet);
        const deferred = deferredBy(node.directives);
        if (node.typeCondition === undefined && deferred === undefined) return [...selections];
        return [{ kind: 'fragment', type: node.typeCondition?.name.value ?? '', deferred, selections }];
      }
      case Kind.FRAGMENT_SPREAD:
        throw new Error('Expected a selection without fragment spreads, but got one.');
    }
  });
}

/** A field set of `@key`, `@requires` or `@provides` (Federation specification, `FieldSet`). */
export function readFieldSet(fields: string): Selections {
  const definition = parse(`{${fields}}`, { noLocation: true }).definitions[0];
  if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error(`Expected a field set, but got "${fields}".`);
  return readSelections(definition.selectionSet);
}

function readArguments(field: FieldNode): { readonly argumentsText: string; readonly variables: readonly string[] } {
  const given = field.arguments ?? [];
  if (given.length === 0) return { argumentsText: '', variables: [] };
  const variables = new Set<string>();
  const printed = given.map((argument) => {
    if (argument.value.kind === Kind.VARIABLE) {
      variables.add(argument.value.name.value);
      return `${argument.name.value}:$${argument.value.name.value}`;
    }
    visit(argument.value, { Variable: ({ name }) => void variables.add(name.value) });
    return `${argument.name.value}:${stripIgnoredCharacters(print(argument.value))}`;
  });
  return { argumentsText: `(${printed.join(' ')})`, variables: [...variables] };
}

function deferredBy(
  directives:
    | readonly {
        readonly name: { readonly value: string };
        readonly arguments?: readonly { readonly value: unknown }[] | undefined;
      }[]
    | undefined,
): string | undefined {
  const defer = directives?.find(({ name }) => name.value === 'defer');
  const value = defer?.arguments?.[0]?.value as { readonly value?: unknown } | undefined;
  return typeof value?.value === 'string' ? value.value : undefined;
}
