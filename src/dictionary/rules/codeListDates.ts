import { dateRule } from '../../model/scalars/date.ts';
import { codeListRule } from './codeListRule.ts';

/** Validities are days of the calendar, and end no sooner than they begin. */
export const codeListDates = codeListRule(
  { name: 'code-list-dates', severity: 'error', remedy: 'Write days as YYYY-MM-DD, the first no later than the last.' },
  (list) =>
    list.rows.flatMap((row) => {
      const [from = '', to = ''] = [row.cells['valid_from'], row.cells['valid_to']];
      const isWrong = [from, to].some((day) => day !== '' && !dateRule.parse(day).ok);
      if (isWrong) return [{ row, message: `A row of ${list.id} has a validity that is no day.` }];
      const isReversed = from !== '' && to !== '' && to < from;
      return isReversed ? [{ row, message: `A row of ${list.id} ends before it begins.` }] : [];
    }),
);
