/** A value that a ministry may not have, or that could not be had. */
export type Maybe<T> = T | null | undefined;

export function isPresent<T>(value: Maybe<T>): value is T {
  return value !== null && value !== undefined;
}

/** The values of a list that may be missing and may have holes. */
export function present<T>(list: Maybe<readonly Maybe<T>[]>): readonly T[] {
  return (list ?? []).filter((item) => isPresent(item));
}
