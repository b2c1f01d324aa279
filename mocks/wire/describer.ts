import type sqlite3 from 'sqlite3';
import { queryAll, execute, openMemory } from './sqliteCalls.ts';
import { typeOfDeclared, type ResultColumn, type TypeOid } from './resultColumn.ts';
import { translateSqliteError } from './sqlFailure.ts';
import type { ColumnTypes } from './parameterTypes.ts';

/** A column of an answer before its rows are seen; expressions have no type yet. */
export interface DescribedColumn extends Omit<ResultColumn, 'type'> {
  readonly type: TypeOid | undefined;
}

/** Tells what columns a statement answers with, without running it. */
export interface Describer {
  readonly describe: (sql: string) => Promise<readonly DescribedColumn[]>;
  readonly columnType: ColumnTypes;
  readonly close: () => Promise<void>;
}

interface ColumnInfo {
  readonly name: string;
  readonly type: string;
}

const CACHED_STATEMENTS = 500;

/**
 * Describes statements on an empty copy of a database's tables: a view over the statement tells its columns with their
 * declared types, which SQLite's rows do not carry and which are needed even when there are no rows.
 */
export async function createDescriber(database: sqlite3.Database): Promise<Describer> {
  const copy = await openMemory();
  const tables = await queryAll(
    database,
    "SELECT sql FROM sqlite_master WHERE type IN ('table', 'view') AND sql IS NOT NULL AND name NOT LIKE 'sqlite_%'",
    [],
  );
  for (const { sql } of tables) await execute(copy, String(sql));
  const columns = await queryAll(copy, 'SELECT p.name, p.type FROM sqlite_master m, pragma_table_info(m.name) p', []);
  const types = new Map(columns.map(({ name, type }) => [String(name), typeOfDeclared(String(type))]));

  const known = new Map<string, readonly DescribedColumn[]>();
  let last: Promise<unknown> = Promise.resolve();

  const describeNow = async (sql: string): Promise<readonly DescribedColumn[]> => {
    try {
      // A view takes no parameters; NULL has no type either and stands in for them.
      await execute(copy, `CREATE TEMP VIEW mo_ta AS ${sql.replaceAll(/\?\d+/g, 'NULL')}`);
      const info = (await queryAll(copy, 'PRAGMA temp.table_info(mo_ta)', [])) as unknown as readonly ColumnInfo[];
      return info.map(({ name, type }) => ({ key: name, name: name.replace(/:\d+$/, ''), type: typeOfDeclared(type) }));
    } catch (error) {
      throw translateSqliteError(error);
    } finally {
      await execute(copy, 'DROP VIEW IF EXISTS temp.mo_ta');
    }
  };

  return {
    columnType: (column) => types.get(column),
    describe: async (sql) => {
      const found = known.get(sql);
      if (found !== undefined) return found;
      // One at a time: all descriptions share the one view.
      const described = last.then(() => describeNow(sql));
      last = described.catch(() => undefined);
      const result = await described;
      if (known.size >= CACHED_STATEMENTS) known.delete(known.keys().next().value ?? '');
      known.set(sql, result);
      return result;
    },
    close: () => new Promise((resolve) => copy.close(() => resolve())),
  };
}
