import type { DictionaryRule } from './rule.ts';

/** Every field of a type says what it is: an element, a way to another entity, or a question. */
export const missingDirective: DictionaryRule = {
  name: 'directive-missing',
  severity: 'error',
  remedy: 'Add @element if it carries data, @relation if it leads to another entity, @lookup on Query.',
  check: (draft) =>
    [...draft.types.values()].flatMap((type) =>
      type.fields
        .filter((field) => field.use === undefined)
        .map(({ name, place }) => ({
          place,
          message: `${type.name}.${name} has none of @element, @relation and @lookup.`,
        })),
    ),
};
