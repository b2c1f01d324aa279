import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { openAuditLog } from '../../src/audit/openAuditLog.ts';
import { auditEntry } from './support/auditEntry.ts';
import { dropSchemas, quiet, sqliteSettings, testStores } from './support/openLog.ts';

const NOW = '2026-11-25T00:00:00.000Z';

const stores = await testStores();
afterAll(dropSchemas);

describe.each(stores)('the log on $name', ({ settings: newSettings }) => {
  test('gives every entry its place, also to those that come at once and after it was opened again', async () => {
    const settings = await newSettings();
    const log = await openAuditLog(settings, quiet);
    const receipts = await Promise.all(Array.from({ length: 600 }, () => log.append(auditEntry())));
    expect(receipts.map(({ index }) => index)).toEqual(Array.from({ length: 600 }, (_, index) => index));
    expect(new Set(receipts.map(({ recordId }) => recordId)).size).toBe(600);
    await log.close();

    const again = await openAuditLog(settings, quiet);
    expect((await again.append(auditEntry())).index).toBe(600);
    await again.close();
  });

  test('refuses entries once it is closed', async () => {
    const log = await openAuditLog(await newSettings(), quiet);
    await log.close();
    await expect(log.append(auditEntry())).rejects.toMatchObject({ code: 'AUDIT_UNAVAILABLE' });
  });
});

describe('the files of a log', () => {
  test("are the user's alone, and hold no identifier", async () => {
    const settings = sqliteSettings();
    const log = await openAuditLog(settings, quiet);
    await log.append(
      auditEntry({ persons: ['079099012345'], callerPerson: '001185000321', organisations: ['0100109106'] }),
    );
    // While the log is open, what was written last stands in a file of its own.
    for (const file of [settings.keyFile, settings.file, `${settings.file}-wal`])
      expect([file, statSync(file).mode & 0o777]).toEqual([file, 0o600]);
    await log.close();
    for (const name of ['audit.sqlite', 'audit-key.json']) {
      const bytes = readFileSync(join(dirname(settings.file), name), 'latin1');
      for (const identifier of ['079099012345', '001185000321', '0100109106']) expect(bytes).not.toContain(identifier);
    }
  });
});

/** In which some records are in the index of persons, and others wait for it. */
const halfIndexed = {
  name: 'SQLite, some of it indexed' as const,
  settings: () => Promise.resolve(sqliteSettings({ indexWaits: 2 })),
};

describe.each([...stores, halfIndexed])('readers of the log on $name', ({ settings: newSettings }) => {
  test('are shown the records that tell of a person, newest first and in pages', async () => {
    const log = await openAuditLog(await newSettings(), quiet);
    for (const person of ['A', 'B', 'A', 'A']) await log.append(auditEntry({ persons: [person, 'C'] }));
    const first = await log.reader.ofPerson(['A'], { first: 2, now: NOW });
    expect(first.records.map(({ index }) => index)).toEqual([3, 2]);
    const second = await log.reader.ofPerson(['A'], { first: 2, now: NOW, after: first.next ?? '' });
    expect(second.records.map(({ index }) => index)).toEqual([0]);
    expect(second.next).toBeUndefined();
    expect(await log.reader.ofPerson(['nobody'], { first: 2, now: NOW })).toEqual({ records: [] });
    const { persons, organisations, ...shown } = auditEntry();
    expect([persons.length, organisations.length]).toEqual([1, 0]);
    expect(second.records[0]).toMatchObject({ ...shown, personCount: 2, index: 0 });
    await expect(log.reader.ofPerson(['A'], { first: 2, now: NOW, after: "0' or 1" })).rejects.toMatchObject({
      code: 'AUDIT_CURSOR_INVALID',
    });
    await log.close();
  });

  test('are shown what was written under former numbers as well, each record once', async () => {
    const log = await openAuditLog(await newSettings(), quiet);
    for (const persons of [['old'], ['new'], ['old', 'new'], ['other']]) await log.append(auditEntry({ persons }));
    const shown = async (numbers: readonly string[], after?: string) => {
      const page = await log.reader.ofPerson(numbers, { first: 2, now: NOW, ...(after && { after }) });
      return [page.records.map(({ index }) => index), page.next];
    };
    expect(await shown(['new', 'old', 'new', 'unheard of'])).toEqual([[2, 1], '1']);
    expect(await shown(['new', 'old'], '1')).toEqual([[0], undefined]);
    expect(await shown(['new'])).toEqual([[2, 1], undefined]);
    expect(await shown([])).toEqual([[], undefined]);
    await log.close();
  });

  test('do not see records under embargo, but how many there are', async () => {
    const log = await openAuditLog(await newSettings(), quiet);
    await log.append(auditEntry({ embargoUntil: '2026-12-01T00:00:00.000Z' }));
    await log.append(auditEntry({ persons: ['other'], embargoUntil: '2026-12-01T00:00:00.000Z' }));
    expect((await log.reader.ofPerson(['079099012345'], { first: 9, now: NOW })).records).toEqual([]);
    expect(await log.reader.embargoed('079099012345', NOW)).toBe(1);
    expect(await log.reader.embargoed(undefined, NOW)).toBe(2);
    const later = '2026-12-01T00:00:00.000Z';
    expect((await log.reader.ofPerson(['079099012345'], { first: 9, now: later })).records).toHaveLength(1);
    expect(await log.reader.embargoed(undefined, later)).toBe(0);
    await log.close();
  });

  test('count requests, different persons and refusals by agency within a span', async () => {
    const log = await openAuditLog(await newSettings(), quiet);
    await log.append(auditEntry({ agency: 'X', persons: ['a', 'b'] }));
    await log.append(auditEntry({ agency: 'X', persons: ['b'], outcome: 'refused' }));
    await log.append(auditEntry({ agency: 'Y', persons: [] }));
    await log.append(auditEntry({ agency: 'X', persons: ['z'], time: '2026-11-21T00:00:00.000Z' }));
    const span = { from: '2026-11-20T00:00:00.000Z', to: '2026-11-21T00:00:00.000Z' };
    expect(await log.reader.countBy('agency', span)).toEqual([
      { key: 'X', requests: 2, persons: 2, refused: 1 },
      { key: 'Y', requests: 1, persons: 0, refused: 0 },
    ]);
    await log.close();
  });

  test('find callers with more subjects within an hour than usual, and emergencies', async () => {
    const log = await openAuditLog(await newSettings(), quiet);
    await log.append(auditEntry({ officer: 'busy', persons: ['a', 'b'], time: '2026-11-20T08:10:00.000Z' }));
    await log.append(auditEntry({ officer: 'busy', persons: ['b', 'c'], time: '2026-11-20T08:50:00.000Z' }));
    await log.append(auditEntry({ officer: 'calm', persons: ['a', 'b'], time: '2026-11-20T08:50:00.000Z' }));
    await log.append(auditEntry({ officer: 'busy', persons: ['d'], emergency: 'unconscious', role: 'DOCTOR' }));
    const span = { from: '2026-11-20T00:00:00.000Z', to: '2026-11-21T00:00:00.000Z' };
    expect(await log.reader.unusual(3, span)).toEqual([
      {
        ...{ agency: 'VPDKDD-HN', officer: 'busy', issuer: 'http://127.0.0.1:4100' },
        ...{ hour: '2026-11-20T08:00:00.000Z', persons: 4 },
      },
    ]);
    expect(await log.reader.unusual(4, span)).toEqual([]);
    const { records } = await log.reader.emergencies({ first: 5 });
    expect(records.map(({ emergency, index }) => [emergency, index])).toEqual([['unconscious', 3]]);
    await log.close();
  });

  test('tell callers apart who are no officers: many people who look at themselves are nothing unusual', async () => {
    const log = await openAuditLog(await newSettings(), quiet);
    const outside = { agency: undefined, officer: undefined, issuer: 'eid' };
    const people = ['a', 'b', 'c', 'd', 'e'];
    for (const own of people) await log.append(auditEntry({ ...outside, callerPerson: own, persons: [own] }));
    for (const each of people) await log.append(auditEntry({ ...outside, organisation: 'insurer', persons: [each] }));
    const span = { from: '2026-11-20T00:00:00.000Z', to: '2026-11-21T00:00:00.000Z' };
    expect(await log.reader.unusual(3, span)).toEqual([
      { speaker: 'insurer', issuer: 'eid', hour: '2026-11-20T08:00:00.000Z', persons: 5 },
    ]);
    expect(await log.reader.unusual(0, span)).toHaveLength(people.length + 1);
    await log.close();
  });
});
