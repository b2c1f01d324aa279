import { spawn, type ChildProcess, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, test } from '@jest/globals';
import type { AuditSettings } from '../../src/audit/auditSettings.ts';
import { openReading } from '../../src/audit/openStore.ts';
import { recordIdText } from '../../src/audit/record/recordId.ts';
import { killRounds } from '../support/auditEffort.ts';
import { dropSchemas, testStores } from './support/openLog.ts';
import { verifyStore } from './support/verifyLog.ts';

const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const script = join(import.meta.dirname, 'support', 'appendForever.ts');

/** A process that appends; `acknowledged` grows by what it says. */
function startAppending(
  settings: AuditSettings,
  acknowledged: Map<string, number>,
): ChildProcessByStdio<null, Readable, null> {
  const child = spawn(process.execPath, ['--import', tsx, script, JSON.stringify(settings)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let rest = '';
  child.stdout.setEncoding('utf8').on('data', (piece: string) => {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const [index = '', recordId = ''] = line.split(' ');
      acknowledged.set(recordId, Number(index));
    }
  });
  return child;
}

/** Kills once it has acknowledged more, at a moment that nobody chose. */
async function killSoon(child: ChildProcess, acknowledged: ReadonlyMap<string, number>): Promise<void> {
  const before = acknowledged.size;
  const isClosed = once(child, 'close');
  while (acknowledged.size === before && child.exitCode === null) await pause(20);
  await pause(Math.random() * 200);
  child.kill('SIGKILL');
  await isClosed;
}

async function recordsOf(settings: AuditSettings): Promise<Map<string, number>> {
  const { database } = openReading(settings);
  const rows = await database<{ record_id: Buffer; idx: number }>('audit_leaf').select('record_id', 'idx');
  await database.destroy();
  expect(new Set(rows.map(({ record_id }) => record_id.toString('hex'))).size).toBe(rows.length);
  return new Map(rows.map(({ record_id, idx }) => [recordIdText(record_id.toString('hex')), idx]));
}

const stores = await testStores();
afterAll(dropSchemas);

describe.each(stores)('processes killed under load, on $name', ({ settings: newSettings }) => {
  test(
    'lose no record that was acknowledged, and leave a log that verifies',
    async () => {
      const settings = await newSettings({ headEveryRecords: 50, timeoutMs: 20_000, indexWaits: 20 });
      const acknowledged = new Map<string, number>();
      for (let round = 0; round < killRounds; round += 1) {
        // PostgreSQL takes several writers at once, and so does SQLite's file.
        const children = [
          startAppending(settings, acknowledged),
          ...(round % 2 === 0 ? [startAppending(settings, acknowledged)] : []),
        ];
        await Promise.all(children.map((child) => killSoon(child, acknowledged)));
        const found = await recordsOf(settings);
        const lost = [...acknowledged].filter(([recordId, index]) => found.get(recordId) !== index);
        expect(lost).toEqual([]);
      }
      expect(acknowledged.size).toBeGreaterThan(killRounds);
      const report = await verifyStore(settings, { today: 0 });
      expect(report.findings).toEqual([]);
      expect(report.size).toBeGreaterThanOrEqual(acknowledged.size);
    },
    60_000 * (1 + killRounds),
  );
});
