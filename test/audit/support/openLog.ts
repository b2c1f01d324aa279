import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { AuditSettings } from '../../../src/audit/auditSettings.ts';
import { createLogger } from '../../../src/observe/logger.ts';
import { databaseAddresses } from '../../support/databaseAddresses.ts';

export const quiet = createLogger('silent');

/** A kind of store that this machine offers. */
export interface TestStore {
  readonly name: 'SQLite' | 'PostgreSQL';
  /** Settings of a new log of its own. */
  readonly settings: (changes?: Partial<AuditSettings>) => Promise<AuditSettings>;
}

/** Settings of a log in a folder of its own. */
export function sqliteSettings(changes: Partial<AuditSettings> = {}): AuditSettings {
  const folder = mkdtempSync(join(tmpdir(), 'lienthong-audit-'));
  return {
    store: 'sqlite',
    file: join(folder, 'audit.sqlite'),
    keyFile: join(folder, 'audit-key.json'),
    headEveryRecords: 1_000,
    headEverySeconds: 60,
    timeoutMs: 20_000,
    queueLimit: 10_000,
    ...changes,
  };
}

const made: { readonly url: string; readonly schema: string }[] = [];

/** Settings of a log in a schema of its own. */
async function postgresSettings(url: string, changes: Partial<AuditSettings> = {}): Promise<AuditSettings> {
  const schema = `audit_${randomBytes(6).toString('hex')}`;
  await runSql(url, `create schema ${schema}`);
  made.push({ url, schema });
  return sqliteSettings({
    store: 'postgres',
    url: `${url}${url.includes('?') ? '&' : '?'}options=${encodeURIComponent(`-c search_path=${schema}`)}`,
    ...changes,
  });
}

/** Runs statements on a connection of their own. */
export async function runSql<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Clears away the schemas that were made. */
export async function dropSchemas(): Promise<void> {
  for (const { url, schema } of made.splice(0)) await runSql(url, `drop schema ${schema} cascade`);
}

/** The stores of this machine; in CI both must be there. */
export async function testStores(): Promise<readonly TestStore[]> {
  const { reachable, isCi } = await databaseAddresses();
  const postgres = reachable.find(({ engine }) => engine === 'PostgreSQL');
  if (postgres === undefined && isCi) throw new Error('PostgreSQL does not answer, and in CI it must.');
  if (postgres === undefined) console.warn('PostgreSQL does not answer: the audit log was not tested on it.');
  return [
    { name: 'SQLite', settings: (changes) => Promise.resolve(sqliteSettings(changes)) },
    ...(postgres === undefined
      ? []
      : [
          {
            name: 'PostgreSQL' as const,
            settings: (changes?: Partial<AuditSettings>) => postgresSettings(postgres.url, changes),
          },
        ]),
  ];
}
