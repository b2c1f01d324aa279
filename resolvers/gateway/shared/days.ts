import type { Maybe } from './maybe.ts';

/** A stretch of time with both ends inclusive, `YYYY-MM-DD`; a missing end is open. */
export interface Stretch {
  readonly from?: Maybe<string>;
  readonly to?: Maybe<string>;
}

/** Whether a stretch covers a day. */
export function isInForce({ from, to }: Stretch, day: string): boolean {
  return (from ?? '') <= day && (to ?? '9999-12-31') >= day;
}

/** The day so many days after another (`YYYY-MM-DD`; negative counts back). */
export function addDays(day: string, days: number): string {
  const moment = new Date(`${day}T00:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() + days);
  return moment.toISOString().slice(0, 10);
}

/** The day so many working days after another; Saturday and Sunday are free, public holidays are not known here. */
export function addWorkingDays(day: string, count: number): string {
  let current = day;
  for (let left = count; left > 0;) {
    current = addDays(current, 1);
    const weekday = new Date(`${current}T00:00:00Z`).getUTCDay();
    if (weekday !== 0 && weekday !== 6) left -= 1;
  }
  return current;
}
