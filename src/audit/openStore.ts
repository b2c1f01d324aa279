import type { AuditSettings } from './auditSettings.ts';
import { readPostgres, readSqlite, type ReadConnection } from './read/readConnection.ts';
import type { AuditStore } from './store/auditStore.ts';
import { PostgresStore } from './store/postgres/postgresStore.ts';
import { SqliteStore } from './store/sqlite/sqliteStore.ts';

/** The store that the settings name; nothing is opened yet. */
export function openStore(settings: AuditSettings): AuditStore {
  const { file, timeoutMs, mostPages, indexWaits } = settings;
  if (settings.store === 'postgres') return new PostgresStore({ url: settings.url ?? '', timeoutMs });
  return new SqliteStore({ path: file, waitMs: timeoutMs, mostPages, indexWaits });
}

/** A connection for reading it. */
export function openReading(settings: AuditSettings): ReadConnection {
  return settings.store === 'postgres'
    ? readPostgres(settings.url ?? '', settings.timeoutMs)
    : readSqlite(settings.file);
}
