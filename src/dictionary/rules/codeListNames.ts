import { codeListRule } from './codeListRule.ts';

const NAMED = ['code', 'name_vi', 'name_en'];

/** Every row has a code and a name in both languages. */
export const codeListNames = codeListRule(
  { name: 'code-list-names', severity: 'error', remedy: 'Fill in code, name_vi and name_en.' },
  (list) =>
    list.rows.flatMap((row) => {
      const empty = NAMED.filter((column) => list.columns.includes(column) && row.cells[column]?.trim() === '');
      return empty.length === 0 ? [] : [{ row, message: `A row of ${list.id} lacks ${empty.join(', ')}.` }];
    }),
);
