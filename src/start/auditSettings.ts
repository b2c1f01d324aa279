import { join } from 'node:path';
import type { AuditSettings } from '../audit/auditSettings.ts';
import type { Config } from '../config.ts';

/** The log's part of the settings, with its files in the data folder unless they are elsewhere. */
export function auditSettingsOf({ audit, dataDir }: Config): AuditSettings {
  return {
    ...audit,
    file: join(dataDir, 'audit.sqlite'),
    keyFile: audit.keyFile ?? join(dataDir, 'audit-key.json'),
  };
}
