import type { DictionaryRule } from './rule.ts';

const REQUIRED = ['code', 'name_vi', 'name_en', 'valid_from', 'valid_to'];

/** Code lists have the columns that all code lists have. */
export const codeListColumns: DictionaryRule = {
  name: 'code-list-columns',
  severity: 'error',
  remedy: `Begin the file with ${REQUIRED.join(',')} and further columns as needed.`,
  check: (draft) =>
    [...draft.codeLists.values()].flatMap(({ id, file, columns, syntaxError }) => {
      const missing = REQUIRED.filter((column) => !columns.includes(column));
      if (syntaxError !== undefined || missing.length === 0) return [];
      return [{ place: { file: file.name, line: 1 }, message: `The list ${id} lacks ${missing.join(', ')}.` }];
    }),
};
