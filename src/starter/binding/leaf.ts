/** One value of a record that is kept by itself: a column of a table, a property of an object. */
export interface Leaf {
  /** Names that lead to it, as `parcelAddress`, `communeCode`. */
  readonly path: readonly string[];
  /** GraphQL type, as `PersonalId!` or `[Text!]`. */
  readonly type: string;
}

/** The value at a path of a record; null where there is none. */
export function valueAt(record: unknown, path: readonly string[]): unknown {
  let value = record;
  for (const name of path) {
    if (typeof value !== 'object' || value === null) return null;
    value = (value as Readonly<Record<string, unknown>>)[name];
  }
  return value ?? null;
}
