import { isCalendarDay } from './calendar.ts';
import { accept, refuse } from './result.ts';
import { textRule } from './textRule.ts';

export const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** `Date`: a day of the calendar, `YYYY-MM-DD`. From: ISO 8601-1, extended format. */
export const dateRule = textRule('Date', (text) => {
  const match = DATE.exec(text);
  if (match === null) return refuse('SCALAR_MALFORMED', { scalar: 'Date', format: 'YYYY-MM-DD' });
  const isDay = isCalendarDay(Number(match[1]), Number(match[2]), Number(match[3]));
  return isDay ? accept(text) : refuse('DATE_IMPOSSIBLE', { scalar: 'Date' });
});
