import { Kind } from 'graphql';
import { keyFields } from '../draft/keyFields.ts';
import type { DictionaryRule } from './rule.ts';

/** A mandatory element of a key cannot be null: without it the entity could not be found again. */
export const nullableKey: DictionaryRule = {
  name: 'key-nullable',
  severity: 'error',
  remedy: 'Put an exclamation mark behind its type.',
  check: (draft) =>
    [...draft.types.values()].flatMap((type) => {
      const keys = new Set(type.keys.flatMap(keyFields));
      return type.fields
        .filter(({ name, use, node }) => {
          const isMandatory = use?.arguments['mandatory'] === true;
          return keys.has(name) && isMandatory && node.type.kind !== Kind.NON_NULL_TYPE;
        })
        .map(({ name, place }) => ({ place, message: `${type.name}.${name} is part of a key and may be null.` }));
    }),
};
