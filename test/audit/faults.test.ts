import { renameSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, describe, expect, test } from '@jest/globals';
import type { AuditSettings } from '../../src/audit/auditSettings.ts';
import { openAuditLog } from '../../src/audit/openAuditLog.ts';
import type { AuditLog } from '../../src/model/audit.ts';
import { auditEntry } from './support/auditEntry.ts';
import { FaultyProxy, through } from './support/faultyProxy.ts';
import { dropSchemas, quiet, runSql, sqliteSettings, testStores } from './support/openLog.ts';
import { verifyStore } from './support/verifyLog.ts';

const UNAVAILABLE = { code: 'AUDIT_UNAVAILABLE', status: 503 };
afterAll(dropSchemas);

/** Appends until it is written again. */
async function recover(log: AuditLog): Promise<number> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const index = await log.append(auditEntry()).then(
      (receipt) => receipt.index,
      () => undefined,
    );
    if (index !== undefined) return index;
    await pause(50);
  }
  throw new Error('The log did not recover.');
}

/** The log is whole, and holds as many records. */
async function expectWhole(settings: AuditSettings, size: number): Promise<void> {
  expect(await verifyStore(settings)).toMatchObject({ size, findings: [] });
}

describe('a full disk', () => {
  test('refuses entries, and what comes after there is room again is written', async () => {
    const settings = sqliteSettings({ timeoutMs: 400 });
    const first = await openAuditLog(settings, quiet);
    await first.append(auditEntry());
    await first.close();
    // SQLite's own limit gives the same result code as a disk without room.
    const full = await openAuditLog({ ...settings, mostPages: 20 }, quiet);
    const caseId = 'x'.repeat(20_000);
    const outcomes = await Promise.allSettled(Array.from({ length: 30 }, () => full.append(auditEntry({ caseId }))));
    for (const outcome of outcomes) expect(outcome).toMatchObject({ status: 'rejected', reason: UNAVAILABLE });
    // Small ones still find room: the log recovers by itself.
    expect(await recover(full)).toBe(1);
    await full.close();
    await expectWhole(settings, 2);
  });
});

describe('a file that is moved away', () => {
  test('refuses entries, makes no second log, and goes on when it is back', async () => {
    const settings = sqliteSettings({ timeoutMs: 300 });
    const log = await openAuditLog(settings, quiet);
    await log.append(auditEntry());
    const names = ['', '-wal', '-shm'];
    for (const name of names) renameSync(settings.file + name, `${settings.file}.away${name}`);
    await expect(log.append(auditEntry())).rejects.toMatchObject(UNAVAILABLE);
    for (const name of names) renameSync(`${settings.file}.away${name}`, settings.file + name);
    expect(await recover(log)).toBe(1);
    await log.close();
    await expectWhole(settings, 2);
  });
});

describe('a queue', () => {
  test('has an end, and says so', async () => {
    const settings = sqliteSettings({ queueLimit: 5 });
    const log = await openAuditLog(settings, quiet);
    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => log.append(auditEntry())));
    expect(outcomes.map(({ status }) => status)).toEqual([
      ...Array<string>(5).fill('fulfilled'),
      ...Array<string>(3).fill('rejected'),
    ]);
    expect(outcomes[7]).toMatchObject({ reason: { code: 'AUDIT_OVERLOADED', status: 503 } });
    await log.close();
    await expectWhole(settings, 5);
  });
});

const postgres = (await testStores()).find(({ name }) => name === 'PostgreSQL');

(postgres === undefined ? describe.skip : describe)('a PostgreSQL database', () => {
  async function throughProxy(changes: Partial<AuditSettings>) {
    const settings = await (postgres?.settings(changes) ?? Promise.reject(new Error('There is no database.')));
    const url = settings.url ?? '';
    const proxy = new FaultyProxy(new URL(url));
    const port = await proxy.listen();
    return { proxy, direct: settings, settings: { ...settings, url: through(port, url) } };
  }

  test('that kills the connection costs no entry', async () => {
    const settings = await (postgres?.settings({ timeoutMs: 20_000 }) ?? Promise.reject(new Error('none')));
    const log = await openAuditLog(settings, quiet);
    const kill = new AbortController();
    const kills = (async () => {
      while (!kill.signal.aborted) {
        const schema = /search_path%3D(\w+)/.exec(settings.url ?? '')?.[1] ?? '';
        // Only the log's own session: it is the one that last spoke of the tables of its schema's state.
        await runSql(
          settings.url ?? '',
          `select pg_terminate_backend(pid) from pg_locks where relation = '${schema}.audit_state'::regclass and pid <> pg_backend_pid()`,
        );
        await pause(20);
      }
    })();
    const receipts = [];
    for (let round = 0; round < 20; round += 1) {
      receipts.push(...(await Promise.all(Array.from({ length: 10 }, () => log.append(auditEntry())))));
    }
    kill.abort();
    await kills;
    await log.close();
    expect(new Set(receipts.map(({ index }) => index)).size).toBe(200);
    await expectWhole(settings, 200);
  }, 120_000);

  test('that hangs, is cut off and refuses is waited for no longer than the limit, and found again', async () => {
    const { proxy, settings, direct } = await throughProxy({ timeoutMs: 700 });
    const log = await openAuditLog(settings, quiet);
    let written = (await recover(log)) + 1;
    for (const fault of ['hang', 'cut', 'refuse'] as const) {
      proxy.isHanging = fault === 'hang';
      proxy.isRefusing = fault === 'refuse';
      if (fault !== 'hang') proxy.cut();
      if (fault === 'hang' || fault === 'refuse') {
        const startedMs = Date.now();
        await expect(log.append(auditEntry())).rejects.toMatchObject(UNAVAILABLE);
        expect(Date.now() - startedMs).toBeLessThan(5_000);
        // From then on nobody waits.
        const againMs = Date.now();
        await expect(log.append(auditEntry())).rejects.toMatchObject(UNAVAILABLE);
        expect(Date.now() - againMs).toBeLessThan(2_000);
      }
      proxy.isHanging = false;
      proxy.isRefusing = false;
      proxy.cut();
      const index = await recover(log);
      expect(index).toBeGreaterThanOrEqual(written);
      written = index + 1;
    }
    await log.close();
    proxy.close();
    await expectWhole(direct, written);
  }, 120_000);

  test('that is not there at the start is waited for', async () => {
    const { proxy, settings, direct } = await throughProxy({ timeoutMs: 500 });
    proxy.isRefusing = true;
    const log = await openAuditLog(settings, quiet);
    await expect(log.append(auditEntry())).rejects.toMatchObject(UNAVAILABLE);
    proxy.isRefusing = false;
    // The refused entry may have come through after its answer was gone.
    const index = await recover(log);
    await log.close();
    proxy.close();
    await expectWhole(direct, index + 1);
  }, 60_000);

  test('takes several writers at once, without holes and without meeting anybody twice', async () => {
    const settings = await (postgres?.settings({ timeoutMs: 20_000 }) ?? Promise.reject(new Error('none')));
    const first = await openAuditLog(settings, quiet);
    const logs = [first, await openAuditLog(settings, quiet), await openAuditLog(settings, quiet)];
    const receipts = await Promise.all(
      Array.from({ length: 300 }, (_, at) => (logs[at % 3] ?? first).append(auditEntry({ persons: [`p${at % 7}`] }))),
    );
    expect(receipts.map((receipt) => receipt.index).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 300 }, (_, index) => index),
    );
    const now = '2026-11-25T00:00:00Z';
    expect((await first.reader.ofPerson(['p3'], { first: 1_000, now })).records).toHaveLength(43);
    for (const log of logs) await log.close();
    await expectWhole(settings, 300);
  }, 60_000);
});
