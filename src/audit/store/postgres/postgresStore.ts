import { randomBytes } from 'node:crypto';
import { GatewayError } from '../../../errors/gatewayError.ts';
import { recordIdHex, recordIdText } from '../../record/recordId.ts';
import type { AuditStore, FoundSubjects, WriteTurn } from '../auditStore.ts';
import type { Changes } from '../changes.ts';
import { changesSql, postgresLiterals, stateSql } from '../changesSql.ts';
import type { LogState } from '../logState.ts';
import { STATE_COLUMNS, stateOf, type StateRow } from '../stateRow.ts';
import { indexSql } from './indexSql.ts';
import { connectPostgres, type PostgresConnection } from './postgresConnection.ts';
import { partitionSql, postgresTables } from './postgresTables.ts';

export interface PostgresSettings {
  readonly url: string;
  /** Longest time for a statement, waiting for other writers included (milliseconds). */
  readonly timeoutMs: number;
}

/** Any number that nobody else locks; two processes that make one log wait for each other. */
const MAKING_LOCK = 5_270_041;

/** SQLSTATE classes that do not end by waiting: wrong user, wrong database or schema, missing right. */
const LASTING = ['28', '3D', '3F', '42'];

/**
 * A log in PostgreSQL. A turn holds the row of the state, so that of several writers one at a time gives out places and
 * the log has no holes; what is written is durable when the commit returns.
 */
export class PostgresStore implements AuditStore {
  readonly name: string;
  readonly #settings: PostgresSettings;
  readonly #partitions = new Set<number>();
  #connection: PostgresConnection | undefined;
  #logId: string | undefined;

  constructor(settings: PostgresSettings) {
    this.#settings = settings;
    this.name = withoutPassword(settings.url);
  }

  async begin(): Promise<WriteTurn> {
    const connection = await this.#connected();
    const state = await this.#lockState(connection);
    return {
      state,
      findSubjects: (keys) => findSubjects(connection, keys),
      findRecords: (recordIds) => findRecords(connection, recordIds),
      commit: (changes) => this.#commit(connection, changes),
      abandon: async () => {
        // When even this fails, hanging up ends the transaction.
        if (connection.isOpen) await connection.run('rollback').catch(() => connection.destroy());
      },
    };
  }

  async findSubjects(keys: readonly string[]): Promise<FoundSubjects> {
    return findSubjects(await this.#connected(), keys);
  }

  /** The index is written with the records: what it costs, the server's processes pay. */
  indexPersons(): Promise<boolean> {
    return Promise.resolve(false);
  }

  isPassing(error: unknown): boolean {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    return !LASTING.some((each) => code.startsWith(each));
  }

  async scrub(): Promise<void> {
    // The old row stands in its page until that is cleaned.
    await (await this.#connected()).run('vacuum audit_subject');
  }

  async close(): Promise<void> {
    const connection = this.#connection;
    this.#connection = undefined;
    await connection?.close();
  }

  async #lockState(connection: PostgresConnection): Promise<LogState> {
    try {
      const [row] = await connection.run<StateRow>(`begin;select ${STATE_COLUMNS} from audit_state for update`);
      const state = stateOf(row, this.name);
      if ((this.#logId ??= state.logId) === state.logId) return state;
      throw new GatewayError('AUDIT_STORE_UNREADABLE', {
        store: this.name,
        problem: 'another log stands in its place',
      });
    } catch (error) {
      connection.destroy();
      throw error;
    }
  }

  async #commit(connection: PostgresConnection, changes: Changes): Promise<boolean> {
    const months = [...new Set(changes.records.map(({ expires }) => expires))];
    const unknown = months.filter((month) => !this.#partitions.has(month));
    const sql =
      unknown.map(partitionSql).join('') +
      stateSql(changes, postgresLiterals) +
      changesSql(changes, postgresLiterals) +
      indexSql(changes.records);
    try {
      await connection.run(`${sql}commit`);
    } catch (error) {
      // A partition may have been dropped because its time was past.
      this.#partitions.clear();
      throw error;
    }
    for (const month of months) this.#partitions.add(month);
    return true;
  }

  async #connected(): Promise<PostgresConnection> {
    if (this.#connection?.isOpen === true) return this.#connection;
    const connection = await connectPostgres(this.#settings.url, this.#settings.timeoutMs);
    try {
      if (this.#logId === undefined) await makeTables(connection);
    } catch (error) {
      connection.destroy();
      throw error;
    }
    this.#connection = connection;
    return connection;
  }
}

async function makeTables(connection: PostgresConnection): Promise<void> {
  await connection.run(`begin;select pg_advisory_xact_lock(${String(MAKING_LOCK)})`);
  const [found] = await connection.run<{ name: string | null }>("select to_regclass('audit_state')::text as name");
  if (found?.name === null) await connection.run(postgresTables(randomBytes(16).toString('hex')));
  await connection.run('commit');
}

async function findSubjects(connection: PostgresConnection, keys: readonly string[]): Promise<FoundSubjects> {
  const [counts] = await connection.run<{ subjects: number; erasures: number }>(
    'select subjects, erasures from audit_state',
  );
  const rows = await connection.ask<{ number: number; key: Buffer; commitment: string }>(
    'select number, key, commitment from audit_subject where key = any($1)',
    [keys.map((key) => Buffer.from(key, 'hex'))],
  );
  const byKey = new Map(rows.map(({ number, key, commitment }) => [key.toString('hex'), { number, commitment }]));
  return { byKey, subjects: counts?.subjects ?? 0, erasures: counts?.erasures ?? 0 };
}

async function findRecords(
  connection: PostgresConnection,
  recordIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await connection.ask<{ record_id: Buffer; idx: number }>(
    'select record_id, idx from audit_leaf where record_id = any($1)',
    [recordIds.map((id) => Buffer.from(recordIdHex(id), 'hex'))],
  );
  return new Map(rows.map(({ record_id, idx }) => [recordIdText(record_id.toString('hex')), idx]));
}

function withoutPassword(url: string): string {
  return url.replace(/\/\/[^/@]*@/, '//');
}
