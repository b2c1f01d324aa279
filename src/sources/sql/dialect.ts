import type { Knex } from 'knex';
import type { Limits } from '../guard/limits.ts';

/** What differs between database engines. */
export interface Dialect {
  readonly settings: Knex.Config;
  /** Parameters that one statement may have (count). */
  readonly parameterLimit: number;
}

/** Connections that one source keeps at most; a burst waits for a free one. */
const maxConnections = 10;

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
      return { settings: { ...pooled(limits), ...postgres(url, limits), log: silent }, parameterLimit: 60_000 };
    case 'mysql':
    case 'mariadb':
      return {
        settings: { ...pooled(limits, prepareMysql(limits)), ...mysql(url, limits), log: silent },
        parameterLimit: 60_000,
      };
    case 'sqlite':
    case 'sqlite3':
      return { settings: { ...sqlite(url), pool: { min: 0, max: 4 }, log: silent }, parameterLimit: 30_000 };
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

function pooled(
  limits: Limits,
  afterCreate?: (connection: unknown, done: (error?: Error) => void) => void,
): Knex.Config {
  return {
    pool: { min: 0, max: maxConnections, idleTimeoutMillis: 60_000, ...(afterCreate && { afterCreate }) },
    acquireConnectionTimeout: limits.timeoutMs,
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
      connectionString: url,
      connectionTimeoutMillis: limits.connectTimeoutMs,
      statement_timeout: limits.timeoutMs,
      options: '-c default_transaction_read_only=on',
      application_name: 'lienthong',
      keepAlive: true,
      types: { getTypeParser: pgParser },
    },
  };
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
  query(sql: string, done: (error: Error | null) => void): void;
}

/**
 * From: MariaDB and MySQL manuals, "SET TRANSACTION" (refuses writing for every transaction of the session) and
 * `max_statement_time` (seconds; MariaDB only, so a refusal does not matter: the gateway hangs up by itself).
 */
function prepareMysql(limits: Limits): (connection: unknown, done: (error?: Error) => void) => void {
  return (connection, done) => {
    const session = connection as MysqlConnection;
    session.query('set session transaction read only', (error) => {
      if (error !== null) {
        done(error);
        return;
      }
      session.query(`set session max_statement_time = ${limits.timeoutMs / 1000}`, () => done());
    });
  };
}

/** Opened by URI with `mode=ro`, so that a file is neither written nor, when it is missing, made. From: SQLite, "URI Filenames". */
function sqlite(url: string): Knex.Config {
  const path = decodeURIComponent(url.replace(/^sqlite3?:(\/\/)?/, ''));
  const uri = `file:${encodeURI(path).replaceAll('?', '%3f').replaceAll('#', '%23')}?mode=ro`;
  return { client: 'sqlite3', useNullAsDefault: true, connection: { filename: uri, flags: ['OPEN_URI'] } };
}
