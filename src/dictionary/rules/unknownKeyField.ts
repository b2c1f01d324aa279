import { keyFields } from '../draft/keyFields.ts';
import type { DictionaryRule } from './rule.ts';

/** Keys name fields of their type. */
export const unknownKeyField: DictionaryRule = {
  name: 'key-field-unknown',
  severity: 'error',
  remedy: 'Write the name of a field of the type in @key.',
  check: (draft) =>
    [...draft.types.values()].flatMap((type) =>
      type.keys
        .flatMap(keyFields)
        .filter((name) => !type.fields.some((field) => field.name === name))
        .map((name) => ({ place: type.place, message: `The key of ${type.name} names ${name}, which it has not.` })),
    ),
};
