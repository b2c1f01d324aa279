import type { DraftRow } from '../draft/draft.ts';
import { codeListRule } from './codeListRule.ts';

/** On one day a code has one meaning: rows of the same code do not overlap in time. */
export const codeListOverlap = codeListRule(
  {
    name: 'code-list-overlap',
    severity: 'error',
    remedy: 'Close the earlier row with valid_to on the day before the later one begins, or remove the duplicate.',
  },
  (list) => {
    const rowsOfCode = new Map<string, DraftRow[]>();
    return list.rows.flatMap((row) => {
      const code = row.cells['code'] ?? '';
      const earlier = rowsOfCode.get(code) ?? [];
      rowsOfCode.set(code, [...earlier, row]);
      const isOverlapping = earlier.some((other) => overlaps(other, row));
      return isOverlapping ? [{ row, message: `${list.id} has the code ${code} twice for the same time.` }] : [];
    });
  },
);

function overlaps(one: DraftRow, other: DraftRow): boolean {
  return from(one) <= to(other) && from(other) <= to(one);
}

function from(row: DraftRow): string {
  return row.cells['valid_from'] ?? '';
}

/** An open end is later than any day. */
function to(row: DraftRow): string {
  const day = row.cells['valid_to'] ?? '';
  return day === '' ? '~' : day;
}
