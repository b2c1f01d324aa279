import { afterAll, describe, expect, test } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { conformCommand } from '../../src/cli/commands/conform/conformCommand.ts';
import { runConformance } from '../../src/conform/runConformance.ts';
import { askTarget, DEFAULT_LIMITS } from '../../src/conform/target/askTarget.ts';
import { verdictOf } from '../../src/conform/verdict.ts';
import { loadDictionary } from '../../src/dictionary/loadDictionary.ts';
import { starterFiles } from '../../src/starter/starterFiles.ts';
import { packageRoot } from '../../src/util/packageRoot.ts';
import { runCommand } from '../support/runCommand.ts';

const dictionary = loadDictionary('schema');
const root = mkdtempSync(join(tmpdir(), 'starter-'));
afterAll(() => rmSync(root, { recursive: true }));

/** What `npm install` would bring: the packages that it names, and the kit as this source has it. */
function install(folder: string): void {
  const { dependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    readonly dependencies: Readonly<Record<string, string>>;
  };
  mkdirSync(join(folder, 'node_modules', '@graphql-tools'), { recursive: true });
  for (const name of Object.keys(dependencies))
    symlinkSync(join(packageRoot(), 'node_modules', name), join(folder, 'node_modules', name));
  const kit = join(folder, 'node_modules', 'lienthong');
  mkdirSync(kit);
  writeFileSync(join(kit, 'package.json'), '{"name":"lienthong","type":"module","bin":{"lienthong":"main.js"}}');
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  const args = JSON.stringify(['--import', tsx, join(packageRoot(), 'src', 'cli', 'main.ts')]);
  const run = `spawnSync(process.execPath, [...${args}, ...process.argv.slice(2)], { stdio: 'inherit' })`;
  writeFileSync(
    join(kit, 'main.js'),
    `import { spawnSync } from 'node:child_process';\nprocess.exitCode = ${run}.status;\n`,
  );
}

async function serve(folder: string): Promise<{ readonly url: string; readonly child: ChildProcess }> {
  const env = { PORT: '0' };
  const child = spawn(process.execPath, ['server.js'], { cwd: folder, env, stdio: ['ignore', 'pipe', 'inherit'] });
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  return { url: /http:\S+/.exec(said.toString())?.[0] ?? '', child };
}

describe.each(['civil-status', 'enterprise', 'health', 'land', 'population', 'procedure', 'social-insurance', 'tax'])(
  'the starter of %s',
  (subject) => {
    test('starts and conforms', async () => {
      const folder = join(root, subject);
      mkdirSync(join(folder, 'test'), { recursive: true });
      for (const [name, text] of starterFiles(dictionary, { subject, today: '2026-11-26', packages: {} }))
        writeFileSync(join(folder, name), text);
      install(folder);
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
  const child = spawn(process.execPath, ['--test'], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (piece: string) => (said += piece));
  const [code] = (await once(child, 'close')) as [number];
  expect([code, said]).toEqual([0, expect.stringMatching(/pass 3\b/)]);
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
