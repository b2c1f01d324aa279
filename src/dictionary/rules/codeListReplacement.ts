import { codeListRule } from './codeListRule.ts';

/** A code that replaces another is in the list. */
export const codeListReplacement = codeListRule(
  { name: 'code-list-replacement', severity: 'error', remedy: 'Write a code of the same list in replaced_by.' },
  (list) => {
    const codes = new Set(list.rows.map((row) => row.cells['code']));
    return list.rows.flatMap((row) => {
      const replacement = row.cells['replaced_by'] ?? '';
      if (replacement === '' || codes.has(replacement)) return [];
      return [{ row, message: `${list.id} replaces a code by ${replacement}, which it has not.` }];
    });
  },
);
