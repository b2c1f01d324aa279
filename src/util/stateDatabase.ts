import knex, { type Knex } from 'knex';
import { setTimeout as pause } from 'node:timers/promises';
import { GatewayError } from '../errors/gatewayError.ts';
import { makePrivateFile } from './makePrivateFile.ts';

/** Longest wait for a connection and for one statement (milliseconds). */
const WAIT_MS = 2_000;

/** Pause before a SQLite file that another process sets up is tried again (milliseconds). */
const PAUSE_MS = 20;

/** Steps from an empty database to the newest layout, in order; a step that was published is never changed. */
export type Migrations = readonly ((transaction: Knex.Transaction) => Promise<void>)[];

export interface StateSettings {
  /** `postgres://…`, or the path of a SQLite file, which is made where there is none, for its user alone. */
  readonly url: string;
  /** Name of the part of the database that these migrations make; parts are numbered each for itself. */
  readonly part: string;
  readonly migrations: Migrations;
  /** What a client is told when the database does not do its work; `problem` is a code without values. */
  readonly failure: (problem: string, cause: unknown) => Error;
}

/** Rows of a part's layout. */
interface LayoutRow {
  readonly part: string;
  readonly layout: number;
}

/**
 * A database of the gateway's own: what is written is on the disk when the call returns. It connects when it is first
 * needed, and again after a failure, so that the gateway starts and goes on without it.
 */
export class StateDatabase {
  readonly #settings: StateSettings;
  readonly #database: Knex;
  #ready: Promise<void> | undefined;
  #closed: Promise<void> | undefined;

  constructor(settings: StateSettings) {
    this.#settings = settings;
    this.#database = lend(settings.url);
  }

  /** Rejects with the settings' failure; a `GatewayError` thrown by `work` passes through. */
  async run<T>(work: (database: Knex) => Promise<T>): Promise<T> {
    try {
      this.#ready ??= patiently(() => this.#migrate());
      await this.#ready;
    } catch (error) {
      this.#ready = undefined;
      throw this.#settings.failure(problemOf(error), error);
    }
    try {
      return await work(this.#database);
    } catch (error) {
      if (error instanceof GatewayError) throw error;
      throw this.#settings.failure(problemOf(error), error);
    }
  }

  close(): Promise<void> {
    this.#closed ??= giveBack(this.#settings.url, this.#database);
    return this.#closed;
  }

  async #migrate(): Promise<void> {
    const { part, migrations } = this.#settings;
    await this.#database.transaction(async (transaction) => {
      // Replicas that start together: one makes the tables, the others wait.
      if (isPostgres(this.#settings.url)) await transaction.raw('select pg_advisory_xact_lock(7310429)');
      await transaction.raw('create table if not exists state_layout (part text primary key, layout integer not null)');
      const [row] = await transaction<LayoutRow>('state_layout').where({ part });
      const found = row?.layout ?? 0;
      if (found > migrations.length) throw new LayoutIsNewer(found);
      if (found === migrations.length) return;
      for (const step of migrations.slice(found)) await step(transaction);
      const next = { part, layout: migrations.length };
      await transaction<LayoutRow>('state_layout').insert(next).onConflict('part').merge();
    });
  }
}

/** The database was written by a newer version of the product. */
class LayoutIsNewer extends Error {
  readonly code = 'LAYOUT_IS_NEWER';

  constructor(found: number) {
    super(`The layout ${String(found)} is not known to this version.`);
  }
}

/** Connections by address, and by how many parts they are used. */
const lent = new Map<string, { readonly database: Knex; users: number }>();

/**
 * The parts of one process share one connection to a SQLite file: several would wait for each other's locks in the
 * threads that the holder of the lock needs to go on (from: sqlite.org, "Write-Ahead Logging"; libuv's pool has four).
 */
function lend(url: string): Knex {
  const known = lent.get(url);
  if (known) {
    known.users += 1;
    return known.database;
  }
  const database = connect(url);
  lent.set(url, { database, users: 1 });
  return database;
}

async function giveBack(url: string, database: Knex): Promise<void> {
  const known = lent.get(url);
  if (known?.database !== database) return;
  known.users -= 1;
  if (known.users > 0) return;
  lent.delete(url);
  await database.destroy();
}

/**
 * Tries again while another process sets the file up: the change to the write-ahead log is refused at once, without the
 * wait that `busy_timeout` asks for.
 */
async function patiently(work: () => Promise<void>): Promise<void> {
  const last = Date.now() + WAIT_MS;
  for (;;) {
    try {
      await work();
      return;
    } catch (error) {
      if (problemOf(error) !== 'SQLITE_BUSY' || Date.now() > last) throw error;
      await pause(PAUSE_MS);
    }
  }
}

function connect(url: string): Knex {
  // Every failure is thrown as well; written here, it would be said twice.
  const quiet = { log: { error: () => undefined, warn: () => undefined }, acquireConnectionTimeout: WAIT_MS };
  if (isPostgres(url)) {
    return knex({
      ...quiet,
      client: 'pg',
      connection: { connectionString: url, connectionTimeoutMillis: WAIT_MS, statement_timeout: WAIT_MS },
      pool: { min: 0, max: 4 },
    });
  }
  return knex({
    ...quiet,
    client: 'sqlite3',
    useNullAsDefault: true,
    connection: () => {
      makePrivateFile(url);
      return { filename: url };
    },
    pool: { min: 0, max: 1, idleTimeoutMillis: 3_600_000, afterCreate: setUpSqlite },
  });
}

/** Write-ahead log, on the disk at every commit; what is deleted is overwritten. From: sqlite.org, "Pragma statements". */
function setUpSqlite(
  connection: { exec: (sql: string, done: (error: Error | null) => void) => void },
  done: (error: Error | null, connection: unknown) => void,
): void {
  const pragmas = `pragma busy_timeout=${String(WAIT_MS)};pragma journal_mode=wal;pragma synchronous=full;pragma secure_delete=on`;
  connection.exec(pragmas, (error) => {
    done(error, connection);
  });
}

function isPostgres(url: string): boolean {
  return /^postgres(?:ql)?:\/\//.test(url);
}

/** The code of a driver or of the system; messages may hold values. */
function problemOf(error: unknown): string {
  const { code } = typeof error === 'object' && error !== null ? (error as { readonly code?: unknown }) : {};
  return typeof code === 'string' && code !== '' ? code : 'no answer';
}
