import { DAY_MS } from './util/days.ts';

/** Vietnam keeps UTC+7 all year. */
const OFFSET_MS = 7 * 3_600_000;

/** Time as the stages need it; passed in, so that tests can hold it still. */
export interface Clock {
  /** Milliseconds since 1970 UTC. */
  readonly nowMs: () => number;
}

export const systemClock: Clock = { nowMs: () => Date.now() };

/** This moment as ISO 8601 with Vietnam's offset. */
export function nowIso(clock: Clock): string {
  return new Date(clock.nowMs() + OFFSET_MS).toISOString().replace('Z', '+07:00');
}

/** The day so many days ago in Vietnam, `YYYY-MM-DD`. */
export function dayBefore(clock: Clock, days: number): string {
  return today({ nowMs: () => clock.nowMs() - days * DAY_MS });
}

/** The day that was asked for last, which every request of it asks for again. */
let lastDay = { number: Number.NaN, text: '' };

/** Today in Vietnam, `YYYY-MM-DD`. */
export function today(clock: Clock): string {
  const number = Math.floor((clock.nowMs() + OFFSET_MS) / DAY_MS);
  if (number !== lastDay.number) lastDay = { number, text: new Date(number * DAY_MS).toISOString().slice(0, 10) };
  return lastDay.text;
}
