/** Whether two partial dates (`YYYY`, `YYYY-MM`, `YYYY-MM-DD`) can be the same day: equal as far as both are known. */
export function datesAgree(one: string, other: string): boolean {
  const length = Math.min(one.length, other.length);
  return one.slice(0, length) === other.slice(0, length);
}

/** Whether all of a partial date lies before a day; `1990` is before `1991-01-01`, not before `1990-07-01`. */
export function isWhollyBefore(partial: string, day: string): boolean {
  return partial.slice(0, 10) < day.slice(0, Math.min(partial.length, 10));
}
