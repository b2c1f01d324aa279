import knex, { type Knex } from 'knex';
import { postgresLiterals, sqliteLiterals } from '../store/changesSql.ts';
import { postgresParser } from '../store/postgres/postgresTypes.ts';

/** A log as its readers see it: connections of their own, so that a long question holds no writer up. */
export interface ReadConnection {
  readonly database: Knex;
  /** Part of a `from` that gives a row for each person of `r`, as `each.value`. */
  readonly eachPerson: string;
  /** SQL for a text that stands in the body of `r` alone; null where it says nothing. */
  readonly inBody: (name: 'issuer' | 'organisation' | 'callerPerson') => string;
}

const silent: Knex.Logger = {
  warn: () => undefined,
  error: () => undefined,
  deprecate: () => undefined,
  debug: () => undefined,
};

/** - `path`: of the SQLite file */
export function readSqlite(path: string): ReadConnection {
  const database = knex({
    client: 'sqlite3',
    // Not OPEN_READONLY: the first to open a log after a crash must be able to recover it.
    connection: { filename: path, flags: ['OPEN_READWRITE'] },
    useNullAsDefault: true,
    pool: { min: 0, max: 2 },
    log: silent,
  });
  return {
    database,
    eachPerson: sqliteLiterals.eachPerson,
    inBody: (name) => `json_extract(r.body, '$.${name}')`,
  };
}

/**
 * - `url`: of the PostgreSQL database
 * - `timeoutMs`: longest time for a statement (milliseconds)
 */
export function readPostgres(url: string, timeoutMs: number): ReadConnection {
  const database = knex({
    client: 'pg',
    connection: {
      connectionString: url,
      connectionTimeoutMillis: timeoutMs,
      statement_timeout: timeoutMs,
      application_name: 'lienthong audit reader',
      types: { getTypeParser: postgresParser },
    },
    pool: { min: 0, max: 4 },
    acquireConnectionTimeout: timeoutMs,
    log: silent,
  });
  return {
    database,
    eachPerson: postgresLiterals.eachPerson,
    inBody: (name) => `(r.body::json ->> '${name}')`,
  };
}
