import { Kind } from 'graphql';
import { scalarDirectives } from '../../model/scalars/scalarDirectives.ts';
import { textArgument } from '../draft/directiveUse.ts';
import type { DictionaryRule } from './rule.ts';

/** Code lists that are named exist. */
export const unknownCodeList: DictionaryRule = {
  name: 'code-list-unknown',
  severity: 'error',
  remedy: 'Add codelists/<LIST>.csv, or write the name of a list that exists.',
  check: (draft) => {
    const fields = [...draft.types.values()].flatMap((type) => type.fields);
    const ofElements = fields.map(({ use, name, place }) => ({ name, place, list: textArgument(use, 'codeList') }));
    const ofScalars = [...draft.types.values()].map(({ node, name, place }) => ({
      name,
      place,
      list: node.kind === Kind.SCALAR_TYPE_DEFINITION ? scalarDirectives(node).codeList : undefined,
    }));
    return [...ofElements, ...ofScalars].flatMap(({ name, place, list }) =>
      list === undefined || draft.codeLists.has(list)
        ? []
        : [{ place, message: `${name} names the code list ${list}, which does not exist.` }],
    );
  },
};
