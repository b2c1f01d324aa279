import type { RowFilter } from '../../model/typeBinding.ts';
import type { FieldFailure } from '../../model/fieldFailure.ts';
import type { SourceCost } from '../../model/source.ts';
import { asText } from '../values/asText.ts';

/** What a ministry keeps of one thing: raw values by column, or by JSON name. A `FieldFailure` stands for a column that cannot be read. */
export type Row = Readonly<Record<string, unknown>>;

/** Values of some columns that together find rows. */
export type Key = readonly unknown[];

/** Values that a column may have. */
export interface ColumnValues {
  readonly column: string;
  readonly values: readonly string[];
}

/** A question to a reader: all rows whose columns equal one of the keys. */
export interface RowQuery {
  /** Dictionary type, for error messages. */
  readonly type: string;
  readonly table: string;
  /** Columns that the key's values are compared with, in the key's order; a second list is OR. */
  readonly alternatives: readonly (readonly string[])[];
  /** Distinct, without nulls. */
  readonly keys: readonly Key[];
  /** What to read, in addition to the columns above. */
  readonly columns: readonly string[];
  readonly where: RowFilter;
  /** Columns, each with ` desc` if descending. */
  readonly orderBy: readonly string[];
  /** Of the rows only those of which one column has one of its values are wanted; a reader that cannot ask so need not. */
  readonly only?: readonly ColumnValues[];
}

/**
 * Reads rows of one ministry for one request.
 *
 * - returns the rows of each key, in the order of the keys; none for a key that is unknown
 * - a failure that concerns only this question is returned; one that concerns the whole source rejects (`GatewayError`)
 */
export interface RowReader {
  find(query: RowQuery): Promise<readonly (readonly Row[])[] | FieldFailure>;
  cost(): SourceCost;
}

/** The same text for the same key, whatever types the driver gave the values. */
export function keyText(key: Key): string {
  return key.length === 1 ? asText(key[0]) : JSON.stringify(key.map(asText));
}

/** Reads a column, or a JSON path such as `diaChi.maXa`. */
export function compileRead(column: string): (row: Row) => unknown {
  if (!column.includes('.')) return (row) => row[column];
  const path = column.split('.');
  return (row) => readPath(row, path);
}

function readPath(from: unknown, path: readonly string[]): unknown {
  let value = from;
  for (const name of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Row)[name];
  }
  return value;
}

/** Lines rows up with keys by what their columns hold. A row that fits a key by two alternatives counts once. */
export function groupByKey(rows: readonly Row[], query: Pick<RowQuery, 'alternatives' | 'keys'>): Row[][] {
  const groups = new Map<string, Row[]>(query.keys.map((key) => [keyText(key), []]));
  const readers = query.alternatives.map((columns) => columns.map(compileRead));
  for (const row of rows) {
    const fitting = new Set(readers.map((columns) => keyText(columns.map((read) => read(row)))));
    for (const text of fitting) groups.get(text)?.push(row);
  }
  return query.keys.map((key) => groups.get(keyText(key)) ?? []);
}
