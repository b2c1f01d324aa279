import { isCalendarDay } from './calendar.ts';
import { accept, refuse } from './result.ts';
import type { ScalarRule } from './scalarRule.ts';
import { textRule } from './textRule.ts';

export const DATE_TIME =
  /^(\d{4})-(\d{2})-(\d{2})[Tt](\d{2}):(\d{2}):(\d{2})(?:\.\d{1,9})?(?:[Zz]|[+-](\d{2}):(\d{2}))$/;

const written = textRule('DateTime', (text) => {
  const match = DATE_TIME.exec(text);
  if (match === null) {
    return refuse('SCALAR_MALFORMED', { scalar: 'DateTime', format: 'YYYY-MM-DDThh:mm:ss(Z|±hh:mm)' });
  }
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, ...offset] = match.slice(1).map(toNumber);
  const [offsetHour = 0, offsetMinute = 0] = offset;
  const isClock = hour <= 23 && minute <= 59 && second <= 59 && offsetHour <= 14 && offsetMinute <= 59;
  return isClock && isCalendarDay(year, month, day)
    ? accept(text.toUpperCase())
    : refuse('DATE_IMPOSSIBLE', { scalar: 'DateTime' });
});

/**
 * `DateTime`: a moment with its offset from UTC. From: RFC 3339, without leap seconds.
 * SQL drivers hand over moments as objects; these become UTC.
 */
export const dateTimeRule: ScalarRule = {
  name: 'DateTime',
  parse: (value) => written.parse(value),
  serialise: (value) =>
    written.serialise(value instanceof Date && !Number.isNaN(value.getTime()) ? value.toISOString() : value),
};

function toNumber(digits: string | undefined): number {
  return Number(digits ?? 0);
}
