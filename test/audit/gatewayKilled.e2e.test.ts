import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, describe, expect, test } from '@jest/globals';
import { scenario } from '../../mocks/world/scenarios.ts';
import type { AuditSettings } from '../../src/audit/auditSettings.ts';
import { openReading } from '../../src/audit/openStore.ts';
import { killRounds } from '../support/auditEffort.ts';
import { startPlatform, type Platform } from '../support/startPlatform.ts';
import { dropSchemas, testStores } from './support/openLog.ts';
import { verifyStore } from './support/verifyLog.ts';

/** How many ask at once. */
const CLIENTS = 24;

const citizen = String(scenario('residence-own-home').ids['applicantId']);
const NAME = `{ person(personalId: "${citizen}") { fullNameText } }`;

/** Who asks for what, one after the other: personal data, open data, and what is refused. */
const ASKS = [
  { persona: 'citizen', purpose: 'SELF_ACCESS', query: NAME },
  { query: '{ adminUnit(code: "01") { name } }' },
  { query: NAME },
] as const;

/** Asks until the gateway is gone; `answered` grows by the identifier of each request whose answer came whole. */
async function askOn(platform: Platform, at: number, answered: Set<string>): Promise<void> {
  const url = `${platform.url}/graphql`;
  for (let number = at; ; number += 1) {
    const { query, ...asking } = ASKS[number % ASKS.length] ?? ASKS[0];
    const headers = await platform.headersOf(asking);
    try {
      const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query }) });
      const { data, errors } = (await response.json()) as { data?: object; errors?: object[] };
      if (data === undefined && errors === undefined) throw new Error('That is no answer.');
      answered.add(response.headers.get('x-request-id') ?? '');
    } catch {
      return;
    }
  }
}

/** A record, as far as it is looked at here. */
interface Recorded {
  readonly requestId: string;
  readonly purpose?: string;
  readonly outcome: string;
}

async function recordsOf(settings: AuditSettings): Promise<readonly Recorded[]> {
  const { database } = openReading(settings);
  const rows = await database<{ body: string }>('audit_record').select('body');
  await database.destroy();
  return rows.map(({ body }) => JSON.parse(body) as Recorded);
}

const stores = await testStores();
let platform: Platform | undefined;
afterEach(() => platform?.stop());
afterAll(dropSchemas);

describe.each(stores)('a gateway killed under load, with its log on $name', ({ settings: newSettings }) => {
  test(
    'has every answer that left on record once, starts again, and leaves a log that verifies',
    async () => {
      const dataDir = mkdtempSync(join(tmpdir(), 'lienthong-killed-'));
      const settings = await newSettings({
        file: join(dataDir, 'audit.sqlite'),
        keyFile: join(dataDir, 'audit-key.json'),
      });
      const running = await startPlatform({
        only: ['identity', 'population'],
        env: {
          LIENTHONG_DATA: dataDir,
          LIENTHONG_AUDIT_STORE: settings.store,
          LIENTHONG_AUDIT_TIMEOUT_MS: '20000',
          ...(settings.url === undefined ? {} : { LIENTHONG_AUDIT_URL: settings.url }),
        },
      });
      platform = running;
      const answered = new Set<string>();
      let kinds = new Set<string>();
      for (let round = 0; round < Math.ceil(killRounds / 2); round += 1) {
        if (round > 0) await running.startGatewayAgain();
        const before = answered.size;
        const clients = Array.from({ length: CLIENTS }, (_, at) => askOn(running, at, answered));
        while (answered.size < before + 2 * CLIENTS) await pause(10);
        await pause(Math.random() * 300);
        await running.killGateway();
        await Promise.all(clients);
        const records = await recordsOf(settings);
        const onRecord = new Set(records.map(({ requestId }) => requestId));
        expect([...answered].filter((requestId) => !onRecord.has(requestId))).toEqual([]);
        expect(onRecord.size).toBe(records.length);
        kinds = new Set(records.map(({ purpose = 'none', outcome }) => `${purpose} ${outcome}`));
      }
      expect([...kinds].sort()).toEqual(['SELF_ACCESS answered', 'none answered', 'none refused']);
      await running.stop();
      expect(answered).not.toContain('');
      const report = await verifyStore(settings, { today: 0 });
      expect(report.findings).toEqual([]);
      expect(report.size).toBeGreaterThanOrEqual(answered.size);
    },
    120_000 * (1 + killRounds),
  );
});
