import { chmodSync } from 'node:fs';
import { dirname } from 'node:path';
import knex, { type Knex } from 'knex';
import { GatewayError } from '../errors/gatewayError.ts';
import type { CorrectionStatus } from '../model/oversight.ts';
import { makeFolder } from '../util/makeFolder.ts';
import { makeTable, TABLE, type CorrectionRow } from './correctionTable.ts';

/** Longest wait for the database (milliseconds). */
const WAIT_MS = 5_000;

/** Where case files are kept; each call rejects with `CORRECTION_STORE` when the database does not answer. */
export interface CorrectionStore {
  insert(row: CorrectionRow): Promise<void>;
  ofPerson(personalId: string): Promise<readonly CorrectionRow[]>;
  countOpen(personalId: string): Promise<number>;
  /** Open cases: what the marks need. */
  open(): Promise<readonly Pick<CorrectionRow, 'case_number' | 'element' | 'person_id'>[]>;
  /** Open cases that the owner has not confirmed: the least often tried first, then the oldest. */
  undelivered(most: number): Promise<readonly CorrectionRow[]>;
  setDelivered(caseNumber: string, at: string): Promise<void>;
  countAttempt(caseNumber: string): Promise<void>;
  /** Whether the case was open. */
  closeCase(
    caseNumber: string,
    outcome: Exclude<CorrectionStatus, 'OPEN'>,
    at: string,
    note?: string,
  ): Promise<boolean>;
  list(onlyOpen: boolean): Promise<readonly CorrectionRow[]>;
  close(): Promise<void>;
}

export interface CorrectionStoreSettings {
  /** `postgres://…`; SQLite's file when left out. */
  readonly url?: string | undefined;
  /** Readable by its owner alone: case files name people. */
  readonly file: string;
}

/** Opens the store; nothing is asked of it before the first call. */
export function openCorrectionStore({ url, file }: CorrectionStoreSettings): CorrectionStore {
  const database = url === undefined ? openSqlite(file) : openPostgres(url);
  let ready: Promise<void> | undefined;

  const table = () => database<CorrectionRow, CorrectionRow[]>(TABLE);

  async function guarded<T>(work: () => PromiseLike<T>): Promise<T> {
    try {
      ready ??= makeTable(database).then(() => {
        if (url === undefined) chmodSync(file, 0o600);
      });
      await ready;
      return await work();
    } catch (cause) {
      ready = undefined;
      const problem = cause instanceof Error && 'code' in cause ? String(cause.code) : 'it does not open';
      throw new GatewayError('CORRECTION_STORE', { problem }, { cause });
    }
  }

  return {
    insert: (row) =>
      guarded(async () => {
        await table().insert(row);
      }),
    ofPerson: (personalId) =>
      guarded(() => table().where({ person_id: personalId }).orderBy('requested_at', 'desc').limit(100)),
    countOpen: (personalId) =>
      guarded(async () => (await table().where({ person_id: personalId, status: 'OPEN' })).length),
    open: () => guarded(() => table().where({ status: 'OPEN' }).select('case_number', 'element', 'person_id')),
    undelivered: (most) =>
      guarded(() =>
        table()
          .where({ status: 'OPEN' })
          .whereNull('delivered_at')
          .orderBy([{ column: 'attempts' }, { column: 'requested_at' }])
          .limit(most),
      ),
    setDelivered: (caseNumber, at) =>
      guarded(async () => {
        await table().where({ case_number: caseNumber }).update({ delivered_at: at });
      }),
    countAttempt: (caseNumber) =>
      guarded(async () => {
        await table().where({ case_number: caseNumber }).increment('attempts');
      }),
    closeCase: (caseNumber, outcome, at, note) =>
      guarded(async () => {
        const change = { status: outcome, closed_at: at, note: note ?? null };
        const changed: unknown = await table().where({ case_number: caseNumber, status: 'OPEN' }).update(change);
        return changed === 1;
      }),
    list: (onlyOpen) =>
      guarded(() =>
        table()
          .where(onlyOpen ? { status: 'OPEN' } : {})
          .orderBy('requested_at')
          .limit(1_000),
      ),
    close: () => database.destroy(),
  };
}

function openSqlite(filename: string): Knex {
  makeFolder(dirname(filename));
  return knex({
    client: 'sqlite3',
    connection: { filename },
    useNullAsDefault: true,
    // One connection a process; other processes (`lienthong corrections close`) are waited for.
    pool: {
      min: 1,
      max: 1,
      afterCreate: (
        connection: { readonly run: (sql: string, done: (error: Error | null) => void) => void },
        done: (error: Error | null) => void,
      ) => {
        connection.run(`PRAGMA busy_timeout = ${String(WAIT_MS)}`, done);
      },
    },
    log: SILENT,
  });
}

function openPostgres(connection: string): Knex {
  return knex({
    client: 'pg',
    connection: { connectionString: connection, connectionTimeoutMillis: WAIT_MS, query_timeout: WAIT_MS },
    acquireConnectionTimeout: WAIT_MS,
    pool: { min: 0, max: 4 },
    log: SILENT,
  });
}

/** Every failure is thrown as well; written here, it would be said twice, and with values. */
const SILENT = { error: () => undefined, warn: () => undefined };
