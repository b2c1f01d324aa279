import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import type { Knex } from 'knex';
import type { AuditSettings } from '../../../audit/auditSettings.ts';
import { storeFailure } from '../../../audit/keep/inStore.ts';
import { openAuditLog } from '../../../audit/openAuditLog.ts';
import { openReading } from '../../../audit/openStore.ts';
import { auditSettingsOf } from '../../../start/auditSettings.ts';
import type { ReadConnection } from '../../../audit/read/readConnection.ts';
import { GatewayError } from '../../../errors/gatewayError.ts';
import { createLogger } from '../../../observe/logger.ts';
import { configOf } from '../gatewayOptions.ts';

/** Which log a command is about. */
export interface LogFlags {
  readonly config?: string;
  readonly data?: string;
}

export function withLogOptions(command: Command): Command {
  return command
    .option('--config <file>', 'settings (default: lienthong.yaml, if there is one)')
    .option('--data <folder>', 'folder of the embedded store');
}

/** A command about a log does not make one where there is none; throws `AUDIT_STORE_UNREADABLE`. */
export function settingsOf(flags: LogFlags): AuditSettings {
  const settings = auditSettingsOf(configOf(flags, []));
  if (settings.store === 'sqlite' && !existsSync(settings.file)) {
    throw new GatewayError('AUDIT_STORE_UNREADABLE', { store: settings.file, problem: 'there is no such file' });
  }
  return settings;
}

/** Lends a connection for reading; a command may read for as long as it takes. */
export async function reading<T>(
  settings: AuditSettings,
  work: (database: Knex, store: string, connection: ReadConnection) => Promise<T>,
): Promise<T> {
  const connection = openReading({ ...settings, timeoutMs: LONG_MS });
  const { database } = connection;
  const store = settings.store === 'sqlite' ? settings.file : 'postgres';
  try {
    return await work(database, store, connection);
  } catch (error) {
    throw storeFailure(error, store);
  } finally {
    await database.destroy();
  }
}

const LONG_MS = 600_000;

/** Signs a head when records stand under none yet: opening and closing a log does. */
export async function signWhatIsUnsigned(settings: AuditSettings): Promise<void> {
  const log = await openAuditLog(settings, createLogger('warn'));
  await log.close();
}
