import pg from 'pg';
import { postgresParser } from './postgresTypes.ts';

/** One connection to PostgreSQL, every use of which has a time limit. */
export interface PostgresConnection {
  readonly isOpen: boolean;
  /** Runs one or several statements in one go; gives the rows of the last that has some. */
  run<Row>(sql: string): Promise<Row[]>;
  /** Runs one statement with values. */
  ask<Row>(sql: string, values: readonly unknown[]): Promise<Row[]>;
  /** Hangs up without a word: whatever is under way has an unknown end. */
  destroy(): void;
  close(): Promise<void>;
}

/** The part of the driver that hangs up. */
interface WithStream {
  readonly connection?: { readonly stream?: { destroy(): void } };
}

/**
 * Connects.
 *
 * - `timeoutMs`: longest time for a statement; then the connection is given up (milliseconds)
 */
export async function connectPostgres(url: string, timeoutMs: number): Promise<PostgresConnection> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: timeoutMs,
    statement_timeout: timeoutMs,
    // A writer that has died without a word must not hold the others up.
    idle_in_transaction_session_timeout: 2 * timeoutMs,
    keepAlive: true,
    application_name: 'lienthong audit',
    types: { getTypeParser: postgresParser },
  });
  let isOpen = true;
  const destroy = (): void => {
    isOpen = false;
    (client as WithStream).connection?.stream?.destroy();
  };
  client.on('error', destroy);
  client.on('end', () => (isOpen = false));
  const connection: PostgresConnection = {
    get isOpen() {
      return isOpen;
    },
    async run<Row>(sql: string) {
      // The driver gives a list of results when there are several statements.
      const results = [await within(timeoutMs, client.query(sql), destroy)].flat();
      return (results.filter(({ rows }) => rows.length > 0).at(-1)?.rows ?? []) as Row[];
    },
    async ask<Row>(sql: string, values: readonly unknown[]) {
      const { rows } = await within(timeoutMs, client.query(sql, [...values]), destroy);
      return rows as Row[];
    },
    destroy,
    async close() {
      isOpen = false;
      await within(timeoutMs, client.end(), destroy).catch(() => undefined);
    },
  };
  try {
    await within(2 * timeoutMs, client.connect(), destroy);
    await connection.run('set standard_conforming_strings = on');
    const [setting] = await connection.run<{ synchronous_commit: string }>('show synchronous_commit');
    // Off means that a commit may be lost; every other value is at least as strict as on one machine.
    if (setting?.synchronous_commit === 'off') await connection.run('set synchronous_commit = on');
    return connection;
  } catch (error) {
    destroy();
    throw error;
  }
}

async function within<T>(limitMs: number, work: Promise<T>, giveUp: () => void): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    // A little later than the server's own limit, which leaves the connection whole.
    timer = setTimeout(
      () => {
        giveUp();
        reject(new Error('The database did not answer in time.'));
      },
      limitMs * 1.25 + 50,
    );
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
    // Its failure, when it comes after the limit, has been told already.
    work.catch(() => undefined);
  }
}
