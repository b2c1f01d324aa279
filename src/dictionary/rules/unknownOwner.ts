import { textArgument } from '../draft/directiveUse.ts';
import type { DictionaryRule } from './rule.ts';

/** Owners are agencies of the list AGENCY. */
export const unknownOwner: DictionaryRule = {
  name: 'owner-unknown',
  severity: 'error',
  remedy: 'Write a code of codelists/AGENCY.csv, or add the agency there.',
  check: (draft) => {
    const agencies = new Set(draft.codeLists.get('AGENCY')?.rows.map((row) => row.cells['code']));
    const owned = [...draft.types.values()].flatMap((type) => [type, ...type.fields]);
    return owned.flatMap(({ use, name, place }) => {
      const owner = textArgument(use, 'owner');
      if (owner === undefined || agencies.has(owner)) return [];
      return [{ place, message: `${name} is owned by ${owner}, which is no agency of the list.` }];
    });
  },
};
