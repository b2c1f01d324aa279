import { Kind } from 'graphql';
import type { DictionaryRule } from './rule.ts';

/** Types are PascalCase, fields camelCase: one way to write a name. */
export const nameStyle: DictionaryRule = {
  name: 'name-style',
  severity: 'error',
  remedy: 'Write types as LandRight and fields as landRight.',
  check: (draft) =>
    [...draft.types.values()]
      .flatMap((type) => [
        ...[type].filter(({ name }) => !/^[A-Z][A-Za-z0-9]*$/.test(name)),
        ...type.fields.filter(
          ({ name }) => type.node.kind === Kind.OBJECT_TYPE_DEFINITION && !/^[a-z][A-Za-z0-9]*$/.test(name),
        ),
      ])
      .map(({ name, place }) => ({ place, message: `The name ${name} is not written as names are.` })),
};
