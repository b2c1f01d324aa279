import { Kind } from 'graphql';
import { keyFields } from '../draft/keyFields.ts';
import type { DictionaryRule } from './rule.ts';

/** Fields of an entity that are no keys may be null, so that one ministry's outage does not erase the entity. */
export const nonNullOutsideKey: DictionaryRule = {
  name: 'non-null-outside-key',
  severity: 'error',
  remedy: 'Take the exclamation mark away; `mandatory: true` says that a record without it is incomplete.',
  check: (draft) =>
    [...draft.types.values()]
      .filter((type) => type.keys.length > 0)
      .flatMap((type) => {
        const keys = new Set(type.keys.flatMap(keyFields));
        return type.fields
          .filter(({ name, node }) => !keys.has(name) && node.type.kind === Kind.NON_NULL_TYPE)
          .map(({ name, place }) => ({ place, message: `${type.name}.${name} is no key and cannot be null.` }));
      }),
};
