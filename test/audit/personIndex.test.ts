import { describe, expect, test } from '@jest/globals';
import { GatewayError } from '../../src/errors/gatewayError.ts';
import type { AuditSettings } from '../../src/audit/auditSettings.ts';
import { openAuditLog } from '../../src/audit/openAuditLog.ts';
import { openReading } from '../../src/audit/openStore.ts';
import { deletePast } from '../../src/audit/keep/retain.ts';
import { readIndexed } from '../../src/audit/read/scanLog.ts';
import { PersonIndex } from '../../src/audit/store/sqlite/personIndex.ts';
import { connectSqlite } from '../../src/audit/store/sqlite/sqliteConnection.ts';
import { Indexing } from '../../src/audit/write/indexing.ts';
import { auditEntry } from './support/auditEntry.ts';
import { indexReaches } from './support/indexReaches.ts';
import { quiet, sqliteSettings } from './support/openLog.ts';
import { verifyStore } from './support/verifyLog.ts';

const NOW = '2026-11-25T00:00:00.000Z';

/** Of some hundreds, in an order that has nothing to do with the one in which they are met. */
const personOf = (at: number): string => `p${(at * 7_919) % 397}`;
const personsOf = (record: number, each: number): string[] =>
  Array.from({ length: each }, (_, at) => personOf(record * each + at));

/** Does something to a log's database. */
async function inDatabase<T>(
  settings: AuditSettings,
  work: (connection: ReturnType<typeof openReading>) => Promise<T>,
) {
  const connection = openReading(settings);
  try {
    return await work(connection);
  } finally {
    await connection.database.destroy();
  }
}

const indexedIn = (settings: AuditSettings) => inDatabase(settings, ({ database }) => readIndexed(database));
const placesIn = (settings: AuditSettings) =>
  inDatabase(settings, async ({ database }) => {
    const rows = await database<{ subject: number; idx: number }>('audit_about').select('subject', 'idx');
    return rows.map(({ subject, idx }) => `${subject}/${idx}`).sort();
  });

/** A log of records with persons, none of which is in the index. */
async function waitingLog(records: number, each: number): Promise<AuditSettings> {
  const settings = sqliteSettings({ indexWaits: 1_000_000 });
  const log = await openAuditLog(settings, quiet);
  await Promise.all(
    Array.from({ length: records }, (_, at) => log.append(auditEntry({ persons: personsOf(at, each) }))),
  );
  await log.close();
  expect([await indexedIn(settings), await placesIn(settings)]).toEqual([0, []]);
  return settings;
}

/** Steps of a pass, until some places stand in the index and others do not. */
async function untilSomeIsWritten(
  settings: AuditSettings,
  index: PersonIndex,
  connection: Parameters<PersonIndex['step']>[0],
): Promise<void> {
  while ((await placesIn(settings)).length === 0) expect(await index.step(connection, 300)).toBe(true);
}

describe('the index of persons in SQLite', () => {
  test('is written behind the records, and nobody can tell from what readers are shown', async () => {
    const settings = sqliteSettings({ indexWaits: 300 });
    const log = await openAuditLog(settings, quiet);
    const told = new Map<string, number[]>();
    for (let record = 0; record < 1_000; record += 50) {
      const some = Array.from({ length: 50 }, (_, at) => record + at);
      await Promise.all(some.map((at) => log.append(auditEntry({ persons: personsOf(at, 20) }))));
      for (const at of some)
        for (const person of personsOf(at, 20)) told.set(person, [at, ...(told.get(person) ?? [])]);
      const person = personOf(record);
      const { records } = await log.reader.ofPerson([person], { first: 1_000, now: NOW });
      expect(records.map(({ index }) => index)).toEqual(told.get(person));
    }
    // 6,000 places at a time, which are written in several steps.
    await indexReaches(settings, 701);
    for (const [person, records] of [...told].slice(0, 20)) {
      const found: number[] = [];
      for (let after: string | undefined = '', isFirst = true; isFirst || after !== undefined; isFirst = false) {
        const page = await log.reader.ofPerson([person], { first: 7, now: NOW, ...(after ? { after } : {}) });
        found.push(...page.records.map(({ index }) => index));
        after = page.next;
      }
      expect(found).toEqual(records);
    }
    await log.close();
    const indexed = await indexedIn(settings);
    expect(indexed).toBeGreaterThan(700);
    expect((await placesIn(settings)).length).toBe(indexed * 20);
    expect((await verifyStore(settings)).findings).toEqual([]);
  });

  test('does not wait for thousands of records where each tells of many, nor takes all of them at once', async () => {
    const settings = sqliteSettings({ indexWaits: 1_000 });
    const log = await openAuditLog(settings, quiet);
    const persons = Array.from({ length: 1_100 }, (_, at) => `p${at}`);
    await log.append(auditEntry({ persons }));
    expect(await indexedIn(settings)).toBe(0);
    await Promise.all(Array.from({ length: 60 }, () => log.append(auditEntry({ persons }))));
    await indexReaches(settings, 61);
    await Promise.all(Array.from({ length: 300 }, () => log.append(auditEntry({ persons }))));
    // 262,144 places are those of 239 records; the step that comes to them takes 256.
    await indexReaches(settings, 61 + 256);
    expect(await indexedIn(settings)).toBe(61 + 256);
    await log.close();
    expect((await verifyStore(settings)).findings).toEqual([]);
  }, 60_000);

  test('is whole again after a pass that broke off, which left what is right', async () => {
    const settings = await waitingLog(300, 20);
    const connection = await connectSqlite(settings.file, { mayCreate: false, waitMs: 1_000 });
    await untilSomeIsWritten(settings, new PersonIndex(300), connection);
    await connection.close();
    expect([await indexedIn(settings), (await placesIn(settings)).length]).toEqual([0, 2_000]);
    expect((await verifyStore(settings)).findings).toEqual([]);

    const log = await openAuditLog({ ...settings, indexWaits: 300 }, quiet);
    const shown = await log.reader.ofPerson([personOf(0)], { first: 1_000, now: NOW });
    await log.append(auditEntry({ persons: ['somebody else'] }));
    await indexReaches(settings, 301);
    expect(await log.reader.ofPerson([personOf(0)], { first: 1_000, now: NOW })).toEqual(shown);
    await log.close();
    expect((await placesIn(settings)).length).toBe(6_001);
    expect((await verifyStore(settings)).findings).toEqual([]);
  });

  test('is written by two processes at once without harm', async () => {
    const settings = await waitingLog(300, 20);
    const [one, other] = [new PersonIndex(300), new PersonIndex(300)];
    const open = () => connectSqlite(settings.file, { mayCreate: false, waitMs: 5_000 });
    const connections = [await open(), await open()] as const;
    for (let isDue = [true, true]; isDue.includes(true);) {
      isDue = [await one.step(connections[0], 300), await other.step(connections[1], 300)];
    }
    await Promise.all(connections.map((each) => each.close()));
    expect([await indexedIn(settings), (await placesIn(settings)).length]).toEqual([300, 6_000]);
    expect((await verifyStore(settings)).findings).toEqual([]);
  });

  test('has nobody of a record that was deleted meanwhile, its time being past', async () => {
    const settings = await waitingLog(300, 20);
    const connection = await connectSqlite(settings.file, { mayCreate: false, waitMs: 5_000 });
    const index = new PersonIndex(300);
    await untilSomeIsWritten(settings, index, connection);
    const [row] = await connection.all<{ expires: number }>('select expires from audit_record');
    const expires = row?.expires ?? 0;
    await inDatabase(settings, ({ database }) => deletePast(database, 'sqlite', expires, () => undefined));
    while (await index.step(connection, 300));
    await connection.close();
    expect([await indexedIn(settings), await placesIn(settings)]).toEqual([300, []]);
    expect((await verifyStore(settings, { today: expires })).findings).toEqual([]);
  });

  test('of a log of the first layout is complete, before it is opened and after', async () => {
    const settings = sqliteSettings({ indexWaits: 1 });
    const log = await openAuditLog(settings, quiet);
    for (const person of ['A', 'B', 'A']) await log.append(auditEntry({ persons: [person] }));
    await indexReaches(settings, 3);
    await log.close();
    await inDatabase(settings, async ({ database }) => {
      await database.raw('alter table audit_state drop column indexed');
      await database.raw('update audit_state set layout = 1');
    });
    expect((await verifyStore(settings)).findings).toEqual([]);
    const places = await placesIn(settings);

    const again = await openAuditLog({ ...settings, indexWaits: 2 }, quiet);
    expect(await indexedIn(settings)).toBe(3);
    await again.append(auditEntry({ persons: ['A'] }));
    const { records } = await again.reader.ofPerson(['A'], { first: 9, now: NOW });
    expect(records.map(({ index }) => index)).toEqual([3, 2, 0]);
    await again.close();
    expect([await indexedIn(settings), await placesIn(settings)]).toEqual([3, places]);
    expect((await verifyStore(settings)).findings).toEqual([]);
  });
});

describe('who alters it', () => {
  const altered = async (statement: string) => {
    const settings = sqliteSettings({ indexWaits: 2 });
    const log = await openAuditLog(settings, quiet);
    for (const person of ['A', 'B']) await log.append(auditEntry({ persons: [person] }));
    await indexReaches(settings, 2);
    await log.append(auditEntry({ persons: ['A'] }));
    await log.close();
    expect((await verifyStore(settings)).findings).toEqual([]);
    await inDatabase(settings, ({ database }) => database.raw(statement));
    return (await verifyStore(settings)).findings;
  };

  test.each([
    ['delete from audit_about where idx = 1', 1],
    ['update audit_about set subject = subject + 1 where idx = 0', 0],
    // The record says itself whom it tells of: somebody else is not told of it.
    ['insert into audit_about values (1, 2)', 2],
    ['update audit_state set indexed = 3', 2],
  ])('by %s is found, and where', async (statement, index) => {
    expect(await altered(statement)).toContainEqual(expect.objectContaining({ kind: 'RECORD_INDEX_ALTERED', index }));
  });

  test('by saying that it tells of records that are not there is found', async () => {
    expect(await altered('update audit_state set indexed = 9')).toContainEqual(
      expect.objectContaining({ kind: 'STATE_ALTERED' }),
    );
  });

  test('by saying that it tells of less changes nothing that anybody is shown', async () => {
    expect(await altered('update audit_state set indexed = 1')).toEqual([]);
  });
});

describe('writing it beside the records', () => {
  test('fails without harm, and is tried again after some seconds', async () => {
    let nowMs = 0;
    let steps = 0;
    const failures: unknown[] = [];
    const indexing = new Indexing({
      step: () => {
        steps += 1;
        return steps === 2 ? Promise.reject(new GatewayError('AUDIT_UNAVAILABLE')) : Promise.resolve(steps < 4);
      },
      nowMs: () => nowMs,
      onFailure: (error) => failures.push(error),
    });
    const goOn = async () => {
      indexing.goOn();
      indexing.goOn();
      await new Promise((resolve) => setImmediate(resolve));
      return steps;
    };
    expect([await goOn(), failures.length]).toEqual([2, 1]);
    nowMs = 9_999;
    expect(await goOn()).toBe(2);
    nowMs = 10_000;
    expect([await goOn(), failures.length]).toEqual([4, 1]);
    await indexing.end();
    expect(await goOn()).toBe(4);
  });
});
