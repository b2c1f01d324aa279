import { join } from 'node:path';
import sqlite3 from 'sqlite3';
import type { MinistryId, Row } from '../row.ts';
import { readDefinitions, type Table } from '../storage/tableDefinitions.ts';
import type { Engine } from './engine.ts';
import { connectMysql } from './mysqlEngine.ts';
import { connectPostgres } from './postgresEngine.ts';

export interface LoadOptions {
  /** `postgres://…` or `mysql://…` */
  readonly url: string;
  /** Folder of the world's files. */
  readonly directory: string;
  readonly ministries: readonly MinistryId[];
  /** Put before the ministry's id to name its schema. */
  readonly schemaPrefix?: string;
  readonly onTable?: (ministry: MinistryId, table: string, rows: number) => void;
}

const ROWS_PER_STATEMENT = 500;

/** Copies ministries' tables from the world's files into a real database, a few hundred rows at a time. */
export async function loadWorld({ url, directory, ministries, schemaPrefix, onTable }: LoadOptions): Promise<void> {
  const engine = await connect(url);
  try {
    for (const ministry of ministries) {
      const schema = `${schemaPrefix ?? ''}${ministry}`;
      const { tables, indexes } = readDefinitions(ministry);
      const source = await open(join(directory, `${ministry}.sqlite`));
      await engine.createSchema(schema);
      for (const table of tables) {
        const own = indexes.filter((index) => index.table === table.name);
        await engine.createTable(schema, table, new Set(own.flatMap(({ columns }) => columns)));
        const rows = await copyRows(source, table, (batch) => engine.insert(schema, table, batch));
        for (const index of own) await engine.createIndex(schema, index);
        onTable?.(ministry, table.name, rows);
      }
      await new Promise<void>((resolve) => source.close(() => resolve()));
    }
  } finally {
    await engine.close();
  }
}

function connect(url: string): Promise<Engine> {
  if (/^postgres(ql)?:/.test(url)) return connectPostgres(url);
  if (/^(mysql|mariadb):/.test(url)) return connectMysql(url.replace(/^mariadb:/, 'mysql:'));
  throw new Error('A database to load into begins with postgres:// or mysql://.');
}

/** Walks a table by its row numbers, so that no cursor is held and memory stays flat. */
async function copyRows(
  source: sqlite3.Database,
  table: Table,
  insert: (rows: readonly Row[]) => Promise<void>,
): Promise<number> {
  let count = 0;
  for (let last = 0; ;) {
    const rows = await nextRows(source, table, last);
    const end = rows.at(-1);
    if (end === undefined) return count;
    await insert(rows);
    last = Number(end['rowid']);
    count += rows.length;
  }
}

function nextRows(source: sqlite3.Database, { name }: Table, after: number): Promise<readonly Row[]> {
  return new Promise((resolve, reject) => {
    source.all<Row>(
      `SELECT rowid AS rowid, * FROM ${name} WHERE rowid > ? ORDER BY rowid LIMIT ${ROWS_PER_STATEMENT}`,
      [after],
      (error, rows) => (error === null ? resolve(rows) : reject(error)),
    );
  });
}

function open(path: string): Promise<sqlite3.Database> {
  return new Promise((resolve, reject) => {
    const database = new sqlite3.Database(path, sqlite3.OPEN_READONLY, (error) =>
      error === null ? resolve(database) : reject(error),
    );
  });
}
