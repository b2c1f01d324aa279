import sqlite3, { type Database } from 'sqlite3';

/** One connection to a SQLite file, by promises. */
export interface SqliteConnection {
  /** Runs statements one after another, in one go. */
  exec(sql: string): Promise<void>;
  all<Row>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

/**
 * Opens a file, and makes it when it is missing and `mayCreate`.
 *
 * - `waitMs`: how long a statement waits for another process that writes (milliseconds)
 */
export async function connectSqlite(
  path: string,
  options: { readonly mayCreate: boolean; readonly waitMs: number },
): Promise<SqliteConnection> {
  const mode = sqlite3.OPEN_READWRITE | (options.mayCreate ? sqlite3.OPEN_CREATE : 0);
  const database = await new Promise<Database>((resolve, reject) => {
    const opened: Database = new sqlite3.Database(path, mode, (error) => {
      if (error === null) resolve(opened);
      else reject(error);
    });
  });
  database.configure('busyTimeout', options.waitMs);
  return {
    exec: (sql) =>
      new Promise((resolve, reject) => {
        database.exec(sql, (error) => {
          if (error === null) resolve();
          else reject(error);
        });
      }),
    all: <Row>(sql: string, values: readonly unknown[] = []) =>
      new Promise<Row[]>((resolve, reject) => {
        database.all<Row>(sql, [...values], (error, rows) => {
          if (error === null) resolve(rows);
          else reject(error);
        });
      }),
    close: () =>
      new Promise((resolve, reject) => {
        database.close((error) => {
          if (error === null) resolve();
          else reject(error);
        });
      }),
  };
}
