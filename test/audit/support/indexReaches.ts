import { setTimeout as pause } from 'node:timers/promises';
import type { AuditSettings } from '../../../src/audit/auditSettings.ts';
import { openReading } from '../../../src/audit/openStore.ts';
import { readIndexed } from '../../../src/audit/read/scanLog.ts';

/** Waits until the index of persons tells of so many records at least; fails where that does not come. */
export async function indexReaches(settings: AuditSettings, records: number): Promise<void> {
  const { database } = openReading(settings);
  try {
    const endMs = Date.now() + 20_000;
    while ((await readIndexed(database)) < records) {
      if (Date.now() > endMs) throw new Error(`The index of persons does not reach ${records} records.`);
      await pause(5);
    }
  } finally {
    await database.destroy();
  }
}
