import type { DraftRow } from '../draft/draft.ts';
import { codeListRule } from './codeListRule.ts';

/** Rows stand in the order of their codes, then of their time, so that changes show as readable differences. */
export const codeListOrder = codeListRule(
  {
    name: 'code-list-order',
    severity: 'error',
    remedy: 'Sort by code (short numbers first, then letters), then by valid_from.',
  },
  (list) =>
    list.rows.flatMap((row, index) => {
      const before = list.rows[index - 1];
      if (before === undefined || compareRows(before, row) <= 0) return [];
      return [{ row, message: `In ${list.id} the code ${row.cells['code'] ?? ''} stands too far down.` }];
    }),
);

function compareRows(left: DraftRow, right: DraftRow): number {
  return (
    compare(orderOf(left.cells['code']), orderOf(right.cells['code'])) ||
    compare(left.cells['valid_from'] ?? '', right.cells['valid_from'] ?? '')
  );
}

/** Digits come by their length first, so that 2 stands before 10; letters come after all digits. */
function orderOf(code = ''): string {
  return /^\d+$/.test(code) ? `0${String(code.length).padStart(3, '0')}${code}` : `1${code}`;
}

function compare(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
