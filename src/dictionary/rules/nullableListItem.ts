import { Kind, type TypeNode } from 'graphql';
import type { DictionaryRule } from './rule.ts';

/** Lists have no holes. */
export const nullableListItem: DictionaryRule = {
  name: 'list-item-nullable',
  severity: 'error',
  remedy: 'Write the type as [X!].',
  check: (draft) =>
    [...draft.types.values()].flatMap((type) =>
      type.fields
        .filter((field) => hasNullableItem(field.node.type))
        .map(({ name, place }) => ({ place, message: `The items of ${type.name}.${name} may be null.` })),
    ),
};

function hasNullableItem(type: TypeNode): boolean {
  if (type.kind === Kind.NON_NULL_TYPE) return hasNullableItem(type.type);
  return type.kind === Kind.LIST_TYPE && type.type.kind !== Kind.NON_NULL_TYPE;
}
