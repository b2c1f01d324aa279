import type { Random } from '../../../src/synthetic/random.ts';
import { dayNumber, dayText, REFERENCE_DAY } from './days.ts';

/** Rows that nobody has neglected were last touched after the administrative reform of 2025-07-01. */
const FIRST_UPDATE_DAY = dayNumber('2025-07-01');

/** A moment in office hours as `YYYY-MM-DDTHH:MM:SS+07:00`. */
export function officeTime(day: number, random: Random): string {
  return `${dayText(day)}T${two(random.between(7, 16))}:${two(random.between(0, 59))}:00+07:00`;
}

/** When a row was last written: after 2025-07-01, before the reference date. */
export function updateTime(random: Random): string {
  return officeTime(random.between(FIRST_UPDATE_DAY, REFERENCE_DAY - 1), random);
}

/** A moment as hospitals write it, `YYYYMMDDHHMM`; `minute` counts from midnight. */
export function hospitalTime(day: number, minute: number): string {
  const shifted = day + Math.floor(minute / 1440);
  const inDay = minute % 1440;
  return `${compactDay(shifted)}${two(Math.floor(inDay / 60))}${two(inDay % 60)}`;
}

/** A day as hospitals write it, `YYYYMMDD`. */
export function compactDay(day: number): string {
  return dayText(day).replaceAll('-', '');
}

function two(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}

/** The morning of a day as hospitals write it: when nightly summaries are made. */
export function summaryTime(day: number): string {
  return `${compactDay(day)}0530`;
}
