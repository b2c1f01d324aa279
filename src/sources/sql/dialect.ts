import type { Knex } from 'knex';
import type { Limits } from '../guard/limits.ts';

/** What differs between database engines. */
export interface Dialect {
  readonly settings: Knex.Config;
  /** Parameters that one statement may have (count). */
  readonly parameterLimit: number;
  /** Statements at a time (count). The pool has one more connection, for the probe. */
  readonly statements: number;
}

/** More readers of one file at a time than threads that read (libuv's default) would only wait for each other (count). */
const maxSqliteStatements = 4;

/**
 * How to reach a database, by the scheme of its address: `postgres:`, `mysql:`, `sqlite:<path>`.
 * Connections are read-only where the engine has a switch for it; the gateway only ever builds `select`.
 *
 * - `undefined` for a scheme that is not known
 */
export function dialectOf(url: string, limits: Limits): Dialect | undefined {
  const scheme = /^(\w+):/.exec(url)?.[1];
  switch (scheme) {
    case 'postgres':
    case 'postgresql':
      return dialect(postgres(url, limits), 60_000, limits.concurrency, limits);
    case 'mysql':
    case 'mariadb':
      return dialect(mysql(url, limits), 60_000, limits.concurrency, limits);
    case 'sqlite':
    case 'sqlite3':
      return dialect(sqlite(url), 30_000, Math.min(limits.concurrency, maxSqliteStatements), limits);
    case undefined:
    default:
      return undefined;
  }
}

/** knex would print statements with their values; what matters comes back as errors. */
const silent: Knex.Logger = {
  warn: () => undefined,
  error: () => undefined,
  deprecate: () => undefined,
  debug: () => undefined,
};

function dialect(settings: Knex.Config, parameterLimit: number, statements: number, limits: Limits): Dialect {
  const pool: Knex.PoolConfig = {
    min: 0,
    max: statements + 1,
    idleTimeoutMillis: 60_000,
    // The driver's own limit comes first, since it also closes the line; this one is for what it does not watch.
    createTimeoutMillis: limits.connectTimeoutMs * 2,
    ...settings.pool,
  };
  return {
    settings: { ...settings, pool, acquireConnectionTimeout: limits.timeoutMs, log: silent },
    parameterLimit,
    statements,
  };
}

/** Type numbers of PostgreSQL (catalogue `pg_type`); `pgNumbers`: int2, int4, oid, float4, float8, numeric. */
const pgBool = 16;
const pgInt8 = 20;
const pgNumbers = [21, 23, 26, 700, 701, 1700];

function postgres(url: string, limits: Limits): Knex.Config {
  return {
    client: 'pg',
    // Known beforehand, so that opening a connection costs no statement of its own.
    version: '14.0',
    connection: {
      ...withOptions(url, '-c default_transaction_read_only=on'),
      connectionTimeoutMillis: limits.connectTimeoutMs,
      statement_timeout: limits.timeoutMs,
      application_name: 'lienthong',
      keepAlive: true,
      types: { getTypeParser: pgParser },
    },
  };
}

/**
 * An address of PostgreSQL with options of a session. The driver takes those of the address for all there are, so they are
 * put together; of two that say different things the last one holds.
 */
function withOptions(url: string, options: string): { readonly connectionString: string; readonly options: string } {
  const stated = /[?&]options=/.test(url) ? new URL(url) : undefined;
  if (stated === undefined) return { connectionString: url, options };
  const own = stated.searchParams.get('options') ?? '';
  stated.searchParams.delete('options');
  return { connectionString: stated.href, options: `${own} ${options}` };
}

/** Numbers become numbers; days and times stay the text that the ministry wrote, for the binding's format to read. */
function pgParser(oid: number): (text: string) => unknown {
  if (oid === pgInt8) return integer;
  if (pgNumbers.includes(oid)) return Number;
  return oid === pgBool ? (text) => text === 't' : (text) => text;
}

/** Beyond 2^53 an integer stays text, rather than losing its last digits. */
function integer(text: string): number | string {
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : text;
}

function mysql(url: string, limits: Limits): Knex.Config {
  const { hostname, port, username, password, pathname } = new URL(url);
  return {
    client: 'mysql2',
    pool: { afterCreate: prepareMysql(limits) },
    connection: {
      host: hostname,
      port: port === '' ? 3306 : Number(port),
      user: decodeURIComponent(username),
      password: decodeURIComponent(password),
      database: decodeURIComponent(pathname.slice(1)),
      connectTimeout: limits.connectTimeoutMs,
      dateStrings: true,
      supportBigNumbers: true,
      decimalNumbers: true,
      charset: 'utf8mb4',
    },
  };
}

interface MysqlConnection {
  query(question: { readonly sql: string; readonly timeout: number }, done: (error: Error | null) => void): void;
  destroy(): void;
}

/**
 * The driver writes values into statements itself, with backslashes: where the server takes a backslash for a letter
 * (`NO_BACKSLASH_ESCAPES`), a value would end its own quotes. So a session has no mode but ours, or there is none.
 *
 * From: MariaDB and MySQL manuals, "SQL mode", "SET TRANSACTION" (refuses writing for every transaction of the session)
 * and `max_statement_time` (seconds; MariaDB only, so a refusal does not matter: the gateway hangs up by itself).
 */
function prepareMysql(limits: Limits): (connection: unknown, done: (error?: Error) => void) => void {
  return (connection, done) => {
    const session = connection as MysqlConnection;
    const timeout = limits.connectTimeoutMs;
    const mustRun = (sql: string, next: () => void) => {
      session.query({ sql, timeout }, (error) => {
        if (error === null) {
          next();
          return;
        }
        session.destroy();
        done(error);
      });
    };
    mustRun("set session sql_mode = ''", () => {
      mustRun('set session transaction read only', () => {
        session.query({ sql: `set session max_statement_time = ${limits.timeoutMs / 1000}`, timeout }, () => done());
      });
    });
  };
}

/** Opened by URI with `mode=ro`, so that a file is neither written nor, when it is missing, made. From: SQLite, "URI Filenames". */
function sqlite(url: string): Knex.Config {
  const path = decodeURIComponent(url.replace(/^sqlite3?:(\/\/)?/, ''));
  const uri = `file:${encodeURI(path).replaceAll('?', '%3f').replaceAll('#', '%23')}?mode=ro`;
  return { client: 'sqlite3', useNullAsDefault: true, connection: { filename: uri, flags: ['OPEN_URI'] } };
}
