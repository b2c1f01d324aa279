import type { Row } from '../row.ts';
import type { Column } from './tableDefinitions.ts';

/** A value as an SQL literal. Control characters are kept; only a quote needs doubling in SQLite and PostgreSQL. */
export function literal(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return 'NULL';
  if (typeof value === 'number') return String(value);
  return value.includes("'") ? `'${value.replaceAll("'", "''")}'` : `'${value}'`;
}

/**
 * The values of a row in the order of its table's columns, as `('…',1,NULL)`. Joined rather than added up: sums of
 * strings are kept by V8 as trees, which outlive their row here and cost a third of the time in garbage collection.
 */
export function tuple(columns: readonly Column[], row: Row): string {
  return `(${columns.map(({ name }) => literal(row[name])).join(',')})`;
}
