import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, describe, expect, test } from '@jest/globals';
import type { AuditSettings } from '../../src/audit/auditSettings.ts';
import { scenario } from '../../mocks/world/scenarios.ts';
import { startPlatform, type Platform, type PlatformAnswer } from '../support/startPlatform.ts';
import { FaultyProxy, through } from './support/faultyProxy.ts';
import { dropSchemas, sqliteSettings, testStores } from './support/openLog.ts';
import { verifyStore } from './support/verifyLog.ts';

const citizen = String(scenario('residence-own-home').ids['applicantId']);
const asCitizen = { persona: 'citizen', purpose: 'SELF_ACCESS' };

const askPersonal = (platform: Platform) =>
  platform.query(`{ person(personalId: "${citizen}") { personalId fullNameText } }`, {}, asCitizen);
const askOpen = (platform: Platform) => platform.query('{ adminUnit(code: "01") { name } }');

/** Personal data is not told, with a code and in both languages, and open data goes on. */
async function expectHeldBack(platform: Platform): Promise<void> {
  const { status, data, errors, ...rest } = await askPersonal(platform);
  expect([status, data]).toEqual([503, undefined]);
  expect(errors).toEqual([
    expect.objectContaining({
      extensions: expect.objectContaining({ code: 'AUDIT_UNAVAILABLE', messageVi: expect.any(String) }),
    }),
  ]);
  expect(JSON.stringify([errors, rest])).not.toContain(citizen);
  expect(await askOpen(platform)).toMatchObject({
    status: 200,
    data: { adminUnit: { name: expect.any(String) } },
    errors: [],
  });
  expect(await auditState(platform)).toBe('down');
}

async function auditState(platform: Platform): Promise<string> {
  const health = (await (await fetch(`${platform.url}/health`)).json()) as {
    readonly audit: { readonly state: string };
  };
  return health.audit.state;
}

function expectTold(answer: PlatformAnswer): void {
  expect(answer).toMatchObject({ status: 200, data: { person: { personalId: citizen } }, errors: [] });
}

/** Asks until personal data is told again: nobody does anything to the gateway. */
async function recovers(platform: Platform): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const answer = await askPersonal(platform);
    if (answer.status === 200) {
      expectTold(answer);
      expect(await auditState(platform)).toBe('up');
      return;
    }
    await pause(100);
  }
  throw new Error('The gateway did not find its log again.');
}

function start(settings: AuditSettings, dataDir: string, timeoutMs: number): Promise<Platform> {
  return startPlatform({
    only: ['identity', 'population'],
    env: {
      LIENTHONG_DATA: dataDir,
      LIENTHONG_AUDIT_STORE: settings.store,
      LIENTHONG_AUDIT_TIMEOUT_MS: String(timeoutMs),
      ...(settings.url === undefined ? {} : { LIENTHONG_AUDIT_URL: settings.url }),
    },
  });
}

const clearing: (() => unknown)[] = [];
afterEach(async () => {
  for (const clear of clearing.splice(0).reverse()) await clear();
});
afterAll(dropSchemas);

/** A disk of its own (8 MB); undefined where this process may not mount one. */
function smallDisk(): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'lienthong-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    return undefined;
  }
  clearing.push(() => execFileSync('umount', ['-l', folder]));
  return folder;
}

describe('a disk without room', () => {
  test('holds personal data back until there is room again', async () => {
    const disk = smallDisk();
    if (disk === undefined) {
      console.warn('Not run: a full disk (this process may not mount one).');
      return;
    }
    const settings = { ...sqliteSettings(), file: join(disk, 'audit.sqlite'), keyFile: join(disk, 'audit-key.json') };
    const platform = await start(settings, disk, 700);
    clearing.push(() => platform.stop());
    expectTold(await askPersonal(platform));
    const filling = join(disk, 'filling');
    const { bavail, bsize } = statfsSync(disk);
    writeFileSync(filling, Buffer.alloc(bavail * bsize));
    // What the log's file has kept free holds a few records more.
    let answer = await askPersonal(platform);
    for (let more = 0; more < 2_000 && answer.status === 200; more += 1) answer = await askPersonal(platform);
    await expectHeldBack(platform);
    rmSync(filling);
    await recovers(platform);
    await platform.stop();
    expect((await verifyStore(settings, { today: 0 })).findings).toEqual([]);
  }, 180_000);
});

const postgres = (await testStores()).find(({ name }) => name === 'PostgreSQL');

(postgres === undefined ? describe.skip : describe)('a database of the log', () => {
  test('that hangs, refuses or is slow holds personal data back, and only as long as it does', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'lienthong-down-'));
    const settings = await (postgres?.settings({ keyFile: join(dataDir, 'audit-key.json') }) ??
      Promise.reject(new Error('none')));
    const url = settings.url ?? '';
    const proxy = new FaultyProxy(new URL(url));
    clearing.push(() => proxy.close());
    const port = await proxy.listen();
    const platform = await start({ ...settings, url: through(port, url) }, dataDir, 1_000);
    clearing.push(() => platform.stop());
    expectTold(await askPersonal(platform));

    proxy.isHanging = true;
    await expectHeldBack(platform);
    proxy.isHanging = false;
    // What was sent in the meantime is lost with the connection.
    proxy.cut();
    await recovers(platform);

    proxy.isRefusing = true;
    proxy.cut();
    await expectHeldBack(platform);
    proxy.isRefusing = false;
    await recovers(platform);

    // Slow, but within the limit: answers wait for their record, and come.
    proxy.delayMs = 30;
    expectTold(await askPersonal(platform));
    proxy.delayMs = 5_000;
    await expectHeldBack(platform);
    proxy.delayMs = 0;
    await recovers(platform);

    await platform.stop();
    expect((await verifyStore(settings, { today: 0 })).findings).toEqual([]);
  }, 240_000);
});
