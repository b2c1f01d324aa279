import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify, stripVTControlCharacters } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { scenario } from '../../mocks/world/scenarios.ts';
import { chromiumPath, isCi } from '../portal/support/environment.ts';
import { launchChromium } from '../portal/support/launchChromium.ts';
import { freePort } from '../support/freePort.ts';
import { startPlatform, type Platform } from '../support/startPlatform.ts';
import { until } from '../support/until.ts';
import { installPacked, type EmptyFolder } from './unpack.ts';

const run = promisify(execFile);
let folder: EmptyFolder;

beforeAll(async () => {
  folder = await installPacked(['typescript', 'vite']);
}, 180_000);

afterAll(() => folder.leave());

const npx = (...args: string[]) => run('npx', ['--no-install', ...args], { cwd: folder.path });

describe('the kit from the packed product, in an empty folder', () => {
  test('holds a schema against the rules, and says what it cannot test', async () => {
    writeFileSync(join(folder.path, 'land.graphql'), readFileSync('resolvers/land/schema.graphql'));
    const { stdout } = await npx('lienthong', 'conform', 'land.graphql', '--only', 'schema');
    expect(stdout).toContain('No finding.');
  });

  test('writes a ministry to start from', async () => {
    const { stdout } = await npx('lienthong', 'conform', 'init', 'land', 'ministry');
    expect(stdout).toContain('subgraph.js');
  });
});

describe('the guide of docs/frontend.md', () => {
  const [, script = ''] =
    /## From an empty folder[^]*?```sh\n([^]*?)```/.exec(readFileSync('docs/frontend.md', 'utf8')) ?? [];
  const commands = script
    .replace(/<<'END'\n[^]*?\nEND\n/g, '\n')
    .trim()
    .split('\n');
  const running: ChildProcess[] = [];

  afterEach(async () => {
    for (const child of running.splice(0)) {
      const gone = once(child, 'exit');
      // The shell and all that it started.
      if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid);
      await gone;
    }
  });

  test('takes ten commands', () => {
    expect(commands[0]).toBe('npm init -y');
    expect(commands.length).toBeLessThanOrEqual(10);
  });

  const whereChromium = existsSync(chromiumPath) || isCi ? test : test.skip;
  whereChromium(
    'leads to a typed view of the mock, and of the gateway with one line changed',
    async () => {
      const [mockPort, vitePort] = [await freePort(), await freePort()];
      // Installed it is already; the ports are those that are free.
      const told = script
        .replace('npm install lienthong typescript vite', ':')
        .replace('mock --profile own-record', `mock --profile own-record --port ${mockPort}`)
        .replaceAll(':4010', `:${mockPort}`)
        .replace('5173', String(vitePort));
      const shell = spawn('bash', ['-euo', 'pipefail', '-c', told], {
        cwd: folder.path,
        detached: true,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      running.push(shell);
      let said = '';
      for (const stream of [shell.stdout, shell.stderr])
        stream.setEncoding('utf8').on('data', (piece: string) => (said += stripVTControlCharacters(piece)));
      const isOver = () => shell.exitCode !== null;
      await until(
        () => said.includes(`:${vitePort}`) && said.includes('GraphQL '),
        () => said,
        isOver,
      );
      const browser = await launchChromium();
      let platform: Platform | undefined;
      try {
        const page = await open(browser, vitePort);
        expect(await page.textContent('h1')).toMatch(/^\p{Lu}\p{Ll}* .*\p{L}$/u);
        expect(await page.textContent('p')).toMatch(/^(\d{10}|\d{12}|Không có)/);

        platform = await startPlatform();
        const config = join(folder.path, 'vite.config.js');
        writeFileSync(config, readFileSync(config, 'utf8').replace(`http://127.0.0.1:${mockPort}`, platform.url));
        await until(
          () => said.includes('server restarted'),
          () => said,
          isOver,
        );
        const real = await open(browser, vitePort);
        const { data } = await platform.query(
          'query ($id: PersonalId!) { person(personalId: $id) { fullNameText } }',
          { id: scenario('residence-own-home').ids['applicantId'] },
          { persona: 'citizen', purpose: 'SELF_ACCESS' },
        );
        expect(data).toEqual({ person: { fullNameText: await real.textContent('h1') } });
      } finally {
        await browser.close();
        await platform?.stop();
      }
    },
    180_000,
  );

  async function open(browser: Browser, port: number): Promise<Page> {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${port}/`);
    await page.waitForSelector('h1:not(:empty)');
    return page;
  }
});
