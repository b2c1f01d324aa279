import knex, { type Knex } from 'knex';
import { GatewayError } from '../../errors/gatewayError.ts';
import type { AdminUnit } from '../../model/adminUnit.ts';
import type { SuccessionRow, UnitData } from '../unitData.ts';
import { storeError } from './storeError.ts';
import { createTables, LAYOUT, rowToUnit, rowToWay, unitToRow, wayToRow, type UnitRow, type WayRow } from './tables.ts';

/** Rows to write; one that is there already under the same key is replaced. */
export interface StoreChanges {
  readonly units: readonly AdminUnit[];
  readonly successions: readonly SuccessionRow[];
}

/** The embedded registry: one SQLite file. Failures are `CODELIST_STORE_…`. */
export interface RegistryStore {
  read(): Promise<UnitData>;
  write(changes: StoreChanges): Promise<void>;
  /** Runs `work` as one transaction that excludes other writers; if it throws, the store is as it was. */
  transaction<T>(work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** SQLite takes 32,766 values in a statement; ten columns a row stay far below. */
const ROWS_PER_STATEMENT = 500;

/**
 * Opens the registry.
 *
 * - `path`: of the file, which must exist unless `mode` is `write`
 * - `mode`: `read` changes nothing, not even the layout
 * - `mostPages`: limit to the file's size (pages of 4 kB), for operators with a quota
 */
export async function openRegistryStore(
  path: string,
  mode: 'read' | 'write',
  { mostPages }: { readonly mostPages?: number | undefined } = {},
): Promise<RegistryStore> {
  // Not OPEN_READONLY: after a crash in the middle of an import, the first reader must be able to roll it back.
  const flags = mode === 'read' ? ['OPEN_READWRITE'] : ['OPEN_READWRITE', 'OPEN_CREATE'];
  // One connection, so that BEGIN and what follows meet on it.
  const database = knex({
    client: 'sqlite3',
    connection: { filename: path, flags },
    useNullAsDefault: true,
    pool: { min: 1, max: 1 },
    // Every failure is thrown as well; written here, it would be said twice.
    log: { error: () => undefined, warn: () => undefined },
  });
  const guarded = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw storeError(error, path);
    }
  };
  try {
    await guarded(() => checkStore(database, path));
    if (mostPages !== undefined) await database.raw(`PRAGMA max_page_count = ${String(mostPages)}`);
  } catch (error) {
    await database.destroy();
    throw error;
  }
  return {
    read: () => guarded(() => readAll(database)),
    write: (changes) => guarded(() => writeAll(database, changes)),
    transaction: (work) =>
      guarded(async () => {
        await database.raw('BEGIN IMMEDIATE');
        try {
          const result = await work();
          await database.raw('COMMIT');
          return result;
        } catch (error) {
          // SQLite has rolled back by itself after some failures; the first error is the one that counts.
          await database.raw('ROLLBACK').catch(() => undefined);
          throw error;
        }
      }),
    close: () => database.destroy(),
  };
}

async function layoutOf(database: Knex): Promise<number> {
  const [row] = await database.raw<readonly { user_version: number }[]>('PRAGMA user_version');
  return row?.user_version ?? 0;
}

async function checkStore(database: Knex, store: string): Promise<void> {
  const found = await layoutOf(database);
  if (found > LAYOUT) throw new GatewayError('CODELIST_STORE_NEWER', { store, found, known: LAYOUT });
  const [row] = await database.raw<readonly { quick_check: string }[]>('PRAGMA quick_check(1)');
  if (row?.quick_check !== 'ok') {
    throw new GatewayError('CODELIST_STORE_UNREADABLE', { store, problem: 'it is damaged or of another kind' });
  }
}

async function readAll(database: Knex): Promise<UnitData> {
  if ((await layoutOf(database)) === 0) return { units: [], successions: [] };
  const units = await database<UnitRow>('admin_unit').select();
  const ways = await database<WayRow>('admin_unit_succession').select();
  return { units: units.map(rowToUnit), successions: ways.map(rowToWay) };
}

async function writeAll(database: Knex, { units, successions }: StoreChanges): Promise<void> {
  if ((await layoutOf(database)) === 0) {
    await createTables(database);
    await database.raw(`PRAGMA user_version = ${String(LAYOUT)}`);
  }
  for (const rows of slices(units.map(unitToRow))) {
    await database('admin_unit').insert(rows).onConflict(['level', 'code', 'valid_from']).merge();
  }
  for (const rows of slices(successions.map(wayToRow))) {
    await database('admin_unit_succession')
      .insert(rows)
      .onConflict(['level', 'from_code', 'to_code', 'on_day'])
      .merge();
  }
}

function slices<T>(rows: readonly T[]): T[][] {
  const count = Math.ceil(rows.length / ROWS_PER_STATEMENT);
  return Array.from({ length: count }, (_, index) =>
    rows.slice(index * ROWS_PER_STATEMENT, (index + 1) * ROWS_PER_STATEMENT),
  );
}
