/** Type numbers of PostgreSQL that a ministry answers with: text, int8, float8. */
export type TypeOid = 25 | 20 | 701;

/** A column of an answer. `key` is its name in SQLite's rows, which differs from `name` where two columns share one. */
export interface ResultColumn {
  readonly name: string;
  readonly key: string;
  readonly type: TypeOid;
}

/** The PostgreSQL type for a column type of SQLite; `undefined` for expressions, which have none. */
export function typeOfDeclared(declared: string): TypeOid | undefined {
  switch (declared.toUpperCase()) {
    case 'TEXT':
      return 25;
    case 'INTEGER':
    case 'INT':
      return 20;
    case 'REAL':
    case 'NUM':
      return 701;
    default:
      return undefined;
  }
}

/** The type that fits all values of an expression: int8 while they are whole, float8 while they are numbers, else text. */
export function typeOfValues(values: readonly unknown[]): TypeOid {
  const present = values.filter((value) => value !== null);
  if (present.length === 0 || present.some((value) => typeof value !== 'number')) return 25;
  return present.every((value) => Number.isSafeInteger(value)) ? 20 : 701;
}
