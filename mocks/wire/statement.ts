import type sqlite3 from 'sqlite3';
import type { Describer } from './describer.ts';
import { boundValue, parameterTypes } from './parameterTypes.ts';
import { typeOfValues, type ResultColumn, type TypeOid } from './resultColumn.ts';
import { queryAll } from './sqliteCalls.ts';
import { SqlFailure, translateSqliteError } from './sqlFailure.ts';
import { statementKind, type StatementKind } from './statementKind.ts';
import { translateSql } from './translateSql.ts';

/** A statement once understood, ready to be run with values any number of times. */
export interface Statement {
  readonly kind: StatementKind;
  /** In SQLite's words. */
  readonly sql: string;
  readonly parameters: readonly (TypeOid | undefined)[];
}

export interface Answer {
  readonly columns: readonly ResultColumn[];
  readonly rows: readonly (readonly (string | null)[])[];
}

/** Reads one statement; more than one in a text is refused here (the simple protocol splits them before). */
export function understand(sql: string, describer: Describer): Statement {
  const { sql: translated, statements, parameters } = translateSql(sql);
  if (statements.length > 1) throw new SqlFailure('42601', 'cannot insert multiple commands into a prepared statement');
  const types = parameterTypes(translated, describer.columnType);
  return {
    kind: statementKind(translated),
    sql: translated,
    parameters: Array.from({ length: parameters }, (_, index) => types.get(index + 1)),
  };
}

/** Runs a reading statement. All columns are text, int8 or float8, in text format. */
export async function runRead(
  { sql, parameters }: Statement,
  values: readonly (string | null)[],
  { database, describer }: { database: sqlite3.Database; describer: Describer },
): Promise<Answer> {
  const described = await describer.describe(sql);
  const hasNamesakes = described.some(({ key, name }) => key !== name);
  const bound = parameters.map((type, index) => boundValue(values[index] ?? null, type));
  try {
    // Columns of one name would overwrite each other in a row object; around a subquery SQLite tells them apart.
    const rows = await queryAll(database, hasNamesakes ? `SELECT * FROM (${sql})` : sql, bound);
    const columns = described.map(({ key, name, type }): ResultColumn => {
      return { key, name, type: type ?? typeOfValues(rows.map((row) => row[key] ?? null)) };
    });
    return { columns, rows: rows.map((row) => columns.map(({ key }) => textOf(row[key]))) };
  } catch (error) {
    throw translateSqliteError(error);
  }
}

function textOf(value: string | number | null | undefined): string | null {
  return value === null || value === undefined ? null : String(value);
}
