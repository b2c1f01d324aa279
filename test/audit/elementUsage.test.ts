import { expect, test } from '@jest/globals';
import { openReading } from '../../src/audit/openStore.ts';
import { openAuditLog } from '../../src/audit/openAuditLog.ts';
import { elementUsage } from '../../src/audit/read/elementUsage.ts';
import { readState } from '../../src/audit/read/scanLog.ts';
import { auditEntry } from './support/auditEntry.ts';
import { quiet, sqliteSettings } from './support/openLog.ts';

test('records are counted by operation and element, by agency, from a moment on', async () => {
  const settings = sqliteSettings();
  const log = await openAuditLog(settings, quiet);
  const noAgency = Object.fromEntries(Object.entries(auditEntry()).filter(([name]) => name !== 'agency'));
  await log.append(auditEntry({ time: '2026-01-01T00:00:00.000Z' }));
  await log.append(auditEntry());
  await log.append(auditEntry({ agency: 'H40', elements: ['Person.fullName'] }));
  await log.append(noAgency as unknown as ReturnType<typeof auditEntry>);
  await log.close();
  const { database } = openReading(settings);
  try {
    const { size } = await readState(database, 'test');
    const usage = await elementUsage(database, size, Date.parse('2026-06-01T00:00:00Z'));
    const byName = { 'VPDKDD-HN': 1, H40: 1, '–': 1 };
    expect(usage.records).toBe(3);
    expect(Object.fromEntries(usage.operations.get('LandTransfer') ?? [])).toEqual(byName);
    expect(Object.fromEntries(usage.elements.get('Person.fullName') ?? [])).toEqual(byName);
    expect(Object.fromEntries(usage.elements.get('Query.person') ?? [])).toEqual({ 'VPDKDD-HN': 1, '–': 1 });
  } finally {
    await database.destroy();
  }
});
