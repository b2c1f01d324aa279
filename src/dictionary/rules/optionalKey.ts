import { Kind } from 'graphql';
import type { DictionaryRule } from './rule.ts';
import { keyFields } from '../draft/keyFields.ts';

/** What cannot be null is mandatory as well. */
export const optionalKey: DictionaryRule = {
  name: 'key-optional',
  severity: 'error',
  remedy: 'Write mandatory: true in its @element.',
  check: (draft) =>
    [...draft.types.values()].flatMap((type) => {
      const keys = new Set(type.keys.flatMap(keyFields));
      return type.fields
        .filter(({ name, use, node }) => {
          const isOptional = use?.name === 'element' && use.arguments['mandatory'] !== true;
          return keys.has(name) && isOptional && node.type.kind === Kind.NON_NULL_TYPE;
        })
        .map(({ name, place }) => ({ place, message: `${type.name}.${name} is a key, yet not mandatory.` }));
    }),
};
