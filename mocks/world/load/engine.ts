import type { Row } from '../row.ts';
import type { Column, Index, Table } from '../storage/tableDefinitions.ts';

/** A real database that a ministry's tables can be loaded into. */
export interface Engine {
  /** Makes an empty schema of this name, in place of one that is there. */
  readonly createSchema: (schema: string) => Promise<void>;
  readonly createTable: (schema: string, table: Table, indexed: ReadonlySet<string>) => Promise<void>;
  readonly insert: (schema: string, table: Table, rows: readonly Row[]) => Promise<void>;
  readonly createIndex: (schema: string, index: Index) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** How an engine writes names, values and types. */
export interface Dialect {
  readonly name: (name: string) => string;
  readonly value: (value: string | number | null) => string;
  /** `isIndexed`: some engines cannot index text without a limit. */
  readonly type: (column: Column, isIndexed: boolean) => string;
}

/** The statement that makes a table. */
export function createTableSql(
  { name, type }: Dialect,
  schema: string,
  table: Table,
  indexed: ReadonlySet<string>,
): string {
  const columns = table.columns.map(
    (column) => `${name(column.name)} ${type(column, indexed.has(column.name))}${column.isRequired ? ' NOT NULL' : ''}`,
  );
  return `CREATE TABLE ${name(schema)}.${name(table.name)} (${columns.join(', ')})`;
}

/** One statement for many rows. */
export function insertSql({ name, value }: Dialect, schema: string, table: Table, rows: readonly Row[]): string {
  const tuples = rows.map((row) => `(${table.columns.map((column) => value(row[column.name] ?? null)).join(',')})`);
  return `INSERT INTO ${name(schema)}.${name(table.name)} VALUES ${tuples.join(',')}`;
}
