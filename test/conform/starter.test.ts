import { afterAll, describe, expect, test } from '@jest/globals';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { conformCommand } from '../../src/cli/commands/conform/conformCommand.ts';
import { runConformance } from '../../src/conform/runConformance.ts';
import { askTarget, DEFAULT_LIMITS } from '../../src/conform/target/askTarget.ts';
import { verdictOf } from '../../src/conform/verdict.ts';
import { loadDictionary } from '../../src/dictionary/loadDictionary.ts';
import { runCommand } from '../support/runCommand.ts';
import { install, runNode, serve, writeStarter } from './support/starterFolder.ts';

const dictionary = loadDictionary('schema');
const root = mkdtempSync(join(tmpdir(), 'starter-'));
afterAll(() => rmSync(root, { recursive: true }));

describe.each(['civil-status', 'enterprise', 'health', 'land', 'population', 'procedure', 'social-insurance', 'tax'])(
  'the starter of %s',
  (subject) => {
    test('starts and conforms', async () => {
      const folder = join(root, subject);
      writeStarter(folder, dictionary, 'subgraph', subject);
      const { url, child } = await serve(folder);
      const keys = readFileSync(join(folder, 'keys.jsonl'), 'utf8').trim().split('\n');
      try {
        const ask = askTarget(url, { ...DEFAULT_LIMITS, timeoutMs: 60_000 });
        const run = await runConformance(
          { kind: 'service', name: subject, ask },
          {
            ...{ dictionary, today: '2026-11-26', load: { perSecond: 20, seconds: 0.2 } },
            keys: keys.map((key) => JSON.parse(key) as Record<string, unknown>),
            // How fast a busy machine is, is not what is tested.
            loadLimits: { p95Ms: 60_000, errorRate: 0.01 },
          },
        );
        expect(run.findings).toEqual([]);
        expect(verdictOf(run)).toBe('passed');
      } finally {
        child.kill();
      }
    }, 120_000);
  },
);

test('init writes it into an empty folder, where its own tests pass; nothing is written over', async () => {
  const folder = join(root, 'ministry');
  const { exitCode, stdout } = await runCommand(['conform', 'init', 'land', folder]);
  expect([exitCode, stdout]).toEqual([0, expect.stringContaining('schema.graphql')]);
  install(folder);
  expect(await runNode(folder, '--test')).toEqual({ code: 0, said: expect.stringMatching(/pass 3\b/) });
  const again = conformCommand().parseAsync(['init', 'tax', folder], { from: 'user' });
  await expect(again).rejects.toMatchObject({ code: 'STARTER_FOLDER_NOT_EMPTY' });
  expect(existsSync(join(folder, 'records.json'))).toBe(true);
}, 180_000);

test('a subject that no ministry keeps is refused, with those that there are', async () => {
  const command = conformCommand().parseAsync(['init', 'journeys', join(root, 'none')], { from: 'user' });
  await expect(command).rejects.toMatchObject({
    code: 'STARTER_SUBJECT_UNKNOWN',
    message: expect.stringContaining('land, population'),
  });
  expect(existsSync(join(root, 'none'))).toBe(false);
});
