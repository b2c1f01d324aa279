/** The day on which the world stands still: all that is generated happened on it or before. */
export const REFERENCE_DATE = '2026-11-20';

/** 1900-01-01 is day 0. */
const EPOCH_MS = Date.UTC(1900, 0, 1);
const DAY_MS = 86_400_000;
const LAST_YEAR = 2040;

const texts: string[] = [];
const firstDays: number[] = [];
for (let ms = EPOCH_MS, day = 0; new Date(ms).getUTCFullYear() <= LAST_YEAR; ms += DAY_MS, day += 1) {
  const text = new Date(ms).toISOString().slice(0, 10);
  texts.push(text);
  if (text.endsWith('-01-01')) firstDays.push(day);
}

/** A day as `YYYY-MM-DD`; `day` counts from 1900-01-01, to 2040. */
export function dayText(day: number): string {
  const text = texts[day];
  if (text === undefined) throw new Error('A day must lie between 1900 and 2040.');
  return text;
}

/** Number of a `YYYY-MM-DD` day, from 1900-01-01. */
export function dayNumber(text: string): number {
  return Math.round((Date.parse(`${text}T00:00:00Z`) - EPOCH_MS) / DAY_MS);
}

/** Number of the first of January of a year from 1900 to 2040. */
export function firstDayOf(year: number): number {
  const day = firstDays[year - 1900];
  if (day === undefined) throw new Error('A year must lie between 1900 and 2040.');
  return day;
}

/** Year of a day. */
export function yearOf(day: number): number {
  return Number(dayText(day).slice(0, 4));
}

export const REFERENCE_DAY = dayNumber(REFERENCE_DATE);
