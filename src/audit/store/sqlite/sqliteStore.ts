import { randomBytes } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { GatewayError } from '../../../errors/gatewayError.ts';
import { makePrivateFile } from '../../../util/makePrivateFile.ts';
import { recordIdHex, recordIdText } from '../../record/recordId.ts';
import type { AuditStore, FoundSubjects, WriteTurn } from '../auditStore.ts';
import type { Changes } from '../changes.ts';
import { changesSql, sqliteLiterals, stateSql } from '../changesSql.ts';
import type { LogState } from '../logState.ts';
import { STATE_COLUMNS, stateOf, type StateRow } from '../stateRow.ts';
import { connectSqlite, type SqliteConnection } from './sqliteConnection.ts';
import { PersonIndex } from './personIndex.ts';
import { SECOND_LAYOUT, sqliteTables } from './sqliteTables.ts';

export interface SqliteSettings {
  /** Of the file; made when it is missing at the first opening, for its user alone, never later. */
  readonly path: string;
  /** How long to wait for another process that writes (milliseconds). */
  readonly waitMs: number;
  /** Limit to the file's size (pages of 4 kB), for operators with a quota. */
  readonly mostPages?: number | undefined;
  /** Records that wait for the index of persons (count); as `PersonIndex` has it when left out. */
  readonly indexWaits?: number | undefined;
}

/** Times that a turn is lost to another process before the file is locked from the beginning of the turn. */
const MOST_LOST_TURNS = 3;

/** From: sqlite.org, "Result and Error Codes". */
const PASSING: ReadonlySet<string> = new Set(['SQLITE_FULL', 'SQLITE_BUSY', 'SQLITE_IOERR']);

/**
 * A log in one SQLite file. A write is durable when it returns: write-ahead log, synchronised at every commit.
 *
 * A turn reads nothing when this process was the last to write: what it remembers is checked by the write itself.
 */
export class SqliteStore implements AuditStore {
  readonly name: string;
  readonly #settings: SqliteSettings;
  readonly #index: PersonIndex;
  #connection: SqliteConnection | undefined;
  #file: number | undefined;
  #state: LogState | undefined;
  #logId: string | undefined;
  #lostTurns = 0;

  constructor(settings: SqliteSettings) {
    this.#settings = settings;
    this.#index = new PersonIndex(settings.indexWaits);
    this.name = settings.path;
  }

  async begin(): Promise<WriteTurn> {
    const connection = await this.#connected();
    const isLocked = this.#lostTurns >= MOST_LOST_TURNS;
    if (isLocked) await connection.exec('begin immediate');
    const state = isLocked ? await this.#readState(connection) : (this.#state ??= await this.#readState(connection));
    return {
      state,
      findSubjects: (keys) => findSubjects(connection, keys),
      findRecords: (recordIds) => findRecords(connection, recordIds),
      commit: (changes) => this.#commit(connection, changes, isLocked),
      abandon: () => this.#forget(connection),
    };
  }

  async findSubjects(keys: readonly string[]): Promise<FoundSubjects> {
    return findSubjects(await this.#connected(), keys);
  }

  async indexPersons(): Promise<boolean> {
    const connection = await this.#connected();
    return this.#state !== undefined && this.#index.step(connection, this.#state.size);
  }

  isPassing(error: unknown): boolean {
    return error instanceof Error && 'code' in error && PASSING.has(String(error.code));
  }

  async scrub(): Promise<void> {
    // The old page stands in the write-ahead log until that is emptied.
    await (await this.#connected()).exec('pragma wal_checkpoint(truncate)');
  }

  async close(): Promise<void> {
    const connection = this.#connection;
    this.#connection = undefined;
    await connection?.close();
  }

  async #commit(connection: SqliteConnection, changes: Changes, isLocked: boolean): Promise<boolean> {
    const statements = stateSql(changes, sqliteLiterals) + changesSql(changes, sqliteLiterals);
    try {
      await connection.exec(`${isLocked ? '' : 'begin immediate;'}${statements}commit`);
    } catch (error) {
      await this.#forget(connection);
      if (!isStale(error)) throw error;
      this.#lostTurns += 1;
      return false;
    }
    this.#state = changes.after;
    this.#index.wait(changes.records.reduce((sum, { persons }) => sum + persons.length, 0));
    this.#lostTurns = 0;
    return true;
  }

  /** After a failure nothing that is remembered counts. */
  async #forget(connection: SqliteConnection): Promise<void> {
    this.#state = undefined;
    // SQLite has rolled back by itself after some failures.
    await connection.exec('rollback').catch(() => undefined);
  }

  async #connected(): Promise<SqliteConnection> {
    const { path } = this.#settings;
    // A file that was moved away would still take our writes, and nobody would ever find them.
    if (this.#connection !== undefined && fileNumber(path) === this.#file) return this.#connection;
    await this.close().catch(() => undefined);
    this.#state = undefined;
    this.#index.forget();
    const isFirst = this.#logId === undefined;
    // Salts stand in it: with them a commitment can be tried against every number there is.
    if (isFirst) makePrivateFile(path);
    const connection = await connectSqlite(path, { mayCreate: isFirst, waitMs: this.#settings.waitMs });
    try {
      await this.#prepare(connection, isFirst);
    } catch (error) {
      await connection.close().catch(() => undefined);
      throw error;
    }
    this.#file = fileNumber(path);
    this.#connection = connection;
    return connection;
  }

  async #prepare(connection: SqliteConnection, isFirst: boolean): Promise<void> {
    // Salts that are destroyed are overwritten, not only unlinked.
    await connection.exec(
      'pragma journal_mode=wal;pragma synchronous=full;pragma secure_delete=on;pragma temp_store=memory;',
    );
    const { mostPages } = this.#settings;
    if (mostPages !== undefined) await connection.exec(`pragma max_page_count=${String(mostPages)}`);
    if (isFirst) await createTables(connection);
    const { logId } = await this.#readState(connection);
    if (this.#logId !== undefined && this.#logId !== logId) {
      throw new GatewayError('AUDIT_STORE_UNREADABLE', {
        store: this.name,
        problem: 'another log stands in its place',
      });
    }
    this.#logId = logId;
  }

  async #readState(connection: SqliteConnection): Promise<LogState> {
    const [row] = await connection.all<StateRow>(`select ${STATE_COLUMNS} from audit_state`);
    return stateOf(row, this.name);
  }
}

async function createTables(connection: SqliteConnection): Promise<void> {
  await connection.exec('begin immediate');
  try {
    const [found] = await connection.all("select 1 from sqlite_master where name = 'audit_state'");
    if (found === undefined) await connection.exec(sqliteTables(randomBytes(16).toString('hex')));
    const [state] = await connection.all<{ layout: number }>('select layout from audit_state');
    if (state?.layout === 1) await connection.exec(SECOND_LAYOUT);
    await connection.exec('commit');
  } catch (error) {
    await connection.exec('rollback').catch(() => undefined);
    throw error;
  }
}

/** Identity of the file at a path; undefined when there is none. */
function fileNumber(path: string): number | undefined {
  return existsSync(path) ? statSync(path).ino : undefined;
}

/** See `stateSql`. */
function isStale(error: unknown): boolean {
  return error instanceof Error && error.message.includes('NOT NULL constraint failed: audit_state.version');
}

async function findSubjects(connection: SqliteConnection, keys: readonly string[]): Promise<FoundSubjects> {
  const [counts] = await connection.all<{ subjects: number; erasures: number }>(
    'select subjects, erasures from audit_state',
  );
  const rows =
    keys.length === 0
      ? []
      : await connection.all<{ number: number; key: Buffer; commitment: string }>(
          `select number, key, commitment from audit_subject where key in (${keys.map((key) => sqliteLiterals.bytes(key)).join(',')})`,
        );
  const byKey = new Map(rows.map(({ number, key, commitment }) => [key.toString('hex'), { number, commitment }]));
  return { byKey, subjects: counts?.subjects ?? 0, erasures: counts?.erasures ?? 0 };
}

async function findRecords(
  connection: SqliteConnection,
  recordIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const ids = recordIds.map((id) => sqliteLiterals.bytes(recordIdHex(id))).join(',');
  const rows = await connection.all<{ record_id: Buffer; idx: number }>(
    `select record_id, idx from audit_leaf where record_id in (${ids})`,
  );
  return new Map(rows.map(({ record_id, idx }) => [recordIdText(record_id.toString('hex')), idx]));
}
