import sqlite3 from 'sqlite3';

export type SqliteRow = Readonly<Record<string, string | number | null>>;

/** Opens an existing file for reading; rejects where there is none or it is no database. */
export function openReadOnly(file: string): Promise<sqlite3.Database> {
  return new Promise((resolve, reject) => {
    const database = new sqlite3.Database(file, sqlite3.OPEN_READONLY, (error) =>
      error === null ? resolve(database) : reject(error),
    );
  });
}

export function openMemory(): Promise<sqlite3.Database> {
  return new Promise((resolve, reject) => {
    const database = new sqlite3.Database(':memory:', (error) => (error === null ? resolve(database) : reject(error)));
  });
}

export function queryAll(
  database: sqlite3.Database,
  sql: string,
  values: readonly (string | number | null)[],
): Promise<readonly SqliteRow[]> {
  return new Promise((resolve, reject) => {
    database.all<SqliteRow>(sql, values, (error, rows) => (error === null ? resolve(rows) : reject(error)));
  });
}

export function execute(database: sqlite3.Database, sql: string): Promise<void> {
  return new Promise((resolve, reject) => {
    database.exec(sql, (error) => (error === null ? resolve() : reject(error)));
  });
}

export function closeDatabase(database: sqlite3.Database): Promise<void> {
  return new Promise((resolve) => {
    database.close(() => resolve());
  });
}
