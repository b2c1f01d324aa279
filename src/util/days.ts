/** One day (milliseconds); days here have no change of the clock. */
export const DAY_MS = 86_400_000;

/** The day so many days later, or earlier where negative; `YYYY-MM-DD`. */
export function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The day before, `YYYY-MM-DD`. */
export function dayBefore(day: string): string {
  return daysAfter(day, -1);
}

/** The day after, `YYYY-MM-DD`. */
export function dayAfter(day: string): string {
  return daysAfter(day, 1);
}
