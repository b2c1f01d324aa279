import { ANY_YEARS_DAY_COMPACT, LEAP_YEAR } from '../../model/rules/calendarPatterns.ts';
import { all, any, matches, oneOf, slice, text, type Condition, type Operand } from '../../model/rules/condition.ts';
import type { ValueFormat } from '../../model/typeBinding.ts';

/** How a day or a moment that is written in digits reads in the dictionary's words. */
export interface DayDecoding {
  readonly value: Operand;
  readonly isReadable: Condition;
}

/** Of a text without spaces around it; `undefined` for formats that are not written in digits alone. */
export function dayDecoding(format: ValueFormat, of: Operand): DayDecoding | undefined {
  const part = (from: number, length: number): Operand => slice(from, length, of);
  const day: Operand = { kind: 'joined', parts: [part(1, 4), text('-'), part(5, 2), text('-'), part(7, 2)] };
  const isDay = any(
    matches(ANY_YEARS_DAY_COMPACT, part(5, 4)),
    all(oneOf(['0229'], part(5, 4)), matches(LEAP_YEAR, part(1, 4))),
  );
  if (format === 'yyyymmdd') {
    const isYear = matches(/^\d{4}(?:0000|00)?$/, of);
    const isMonth = matches(/^\d{4}(?:0[1-9]|1[0-2])(?:00)?$/, of);
    const isWhole = all(matches(/^\d{8}$/, of), isDay);
    const month: Operand = { kind: 'joined', parts: [part(1, 4), text('-'), part(5, 2)] };
    const cases = [
      { when: isYear, then: part(1, 4) },
      { when: isMonth, then: month },
      { when: isWhole, then: day },
    ];
    return { value: { kind: 'chosen', cases }, isReadable: any(isYear, isMonth, isWhole) };
  }
  const digits = { yyyymmddhhmm: 12, yyyymmddhhmmss: 14 }[format as string];
  if (digits === undefined) return undefined;
  const seconds = digits === 14 ? part(13, 2) : text('00');
  const parts = [day, text('T'), part(9, 2), text(':'), part(11, 2), text(':'), seconds, text('+07:00')];
  const isClock = all(matches(/^(?:[01]\d|2[0-3])[0-5]\d$/, part(9, 4)), matches(/^[0-5]\d$/, seconds));
  return { value: { kind: 'joined', parts }, isReadable: all(matches(`^\\d{${digits}}$`, of), isDay, isClock) };
}
