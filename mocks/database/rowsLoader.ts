import DataLoader from 'dataloader';
import type { Knex } from 'knex';

/** A row as SQLite gives it: names of its own table, null where nothing is known. */
export type Row = Readonly<Record<string, string | number | null>>;

/** SQLite takes 32,766 variables in a statement. */
const maxBatchSize = 5000;

/**
 * Loads all rows whose `column` is one of the keys asked for at the same time, in one statement.
 * A key that the table does not know gives an empty list.
 */
export function rowsLoader(database: Knex, table: string, column: string): DataLoader<string, readonly Row[]> {
  return new DataLoader(
    async (keys) => {
      const rows = await database<Record<string, string | number | null>>(table).whereIn(column, [...keys]);
      const byKey = new Map<string, Row[]>();
      for (const row of rows as Row[]) {
        const key = String(row[column]);
        const group = byKey.get(key);
        if (group === undefined) byKey.set(key, [row]);
        else group.push(row);
      }
      return keys.map((key) => byKey.get(key) ?? []);
    },
    { maxBatchSize },
  );
}

/** Loads the one row with a key, or null. */
export async function firstRow(loader: DataLoader<string, readonly Row[]>, key: string): Promise<Row | null> {
  const [row] = await loader.load(key);
  return row ?? null;
}

/** A column's text; null where there is none. */
export function text(row: Row, column: string): string | null {
  const value = row[column];
  return value === null || value === undefined || value === '' ? null : String(value);
}

/** A column's number; null where there is none. */
export function number(row: Row, column: string): number | null {
  const value = row[column];
  return typeof value === 'number' ? value : null;
}
