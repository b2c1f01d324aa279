import type { Random } from '../../synthetic/random.ts';
import { daysAfter } from '../../util/days.ts';

/** A day between two others, both included; the first of them where they are the wrong way round. `YYYY-MM-DD`. */
export function dayBetween(first: string, last: string, random: Random): string {
  const span = Math.round((Date.parse(last) - Date.parse(first)) / 86_400_000);
  return span <= 0 ? first : daysAfter(first, random.between(0, span));
}

/** The same day so many years later; the 28th of February for the 29th where there is none. */
export function yearsAfter(day: string, years: number): string {
  const moved = `${String(Number(day.slice(0, 4)) + years).padStart(4, '0')}${day.slice(4)}`;
  return moved.endsWith('-02-29') ? `${moved.slice(0, 8)}28` : moved;
}

/** A moment of a day in office hours, with Vietnam's offset. */
export function officeTime(day: string, random: Random): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${day}T${two(random.between(7, 16))}:${two(random.between(0, 59))}:00+07:00`;
}

/** The earlier of two days. */
export function earlier(one: string, other: string): string {
  return one < other ? one : other;
}
