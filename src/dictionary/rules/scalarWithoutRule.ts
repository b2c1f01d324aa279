import { Kind } from 'graphql';
import { scalarDirectives } from '../../model/scalars/scalarDirectives.ts';
import { scalarFor } from '../../model/scalars/scalarFor.ts';
import type { DictionaryRule } from './rule.ts';

/** Scalars of the dictionary's own machinery hold no data. */
const MACHINERY = ['FieldSet', 'LinkImport'];

/** Every scalar can be validated: by the gateway's own rule, by a code list or by a format. */
export const scalarWithoutRule: DictionaryRule = {
  name: 'scalar-without-rule',
  severity: 'error',
  remedy: 'Give the scalar @codeList(id:) or @format(pattern:).',
  check: (draft) =>
    [...draft.types.values()].flatMap(({ name, node, place }) => {
      if (node.kind !== Kind.SCALAR_TYPE_DEFINITION || MACHINERY.includes(name)) return [];
      const { codeList, format } = scalarDirectives(node);
      const isKnown = scalarFor(name) !== undefined || codeList !== undefined || format !== undefined;
      return isKnown ? [] : [{ place, message: `Nothing says what values the scalar ${name} has.` }];
    }),
};
