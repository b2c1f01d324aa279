import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { environmentWith } from '../../mocks/environment.ts';
import { listen } from '../../mocks/process/listen.ts';
import { nodeArguments } from '../../mocks/process/spawnMinistry.ts';
import { WORLD_LAYOUT } from '../../mocks/world/worldSummary.ts';
import { startMinistries, type MinistryEvent } from '../../mocks/startMinistries.ts';
import { ministryFixture, type MinistryFixture } from '../support/ministryFixture.ts';

let fixture: MinistryFixture;

beforeAll(async () => {
  fixture = await ministryFixture('tax', { nguoi_nop_thue: [{ mst: '1' }] });
  await writeFile(
    join(fixture.dataDir, 'world', 'world.json'),
    JSON.stringify({ people: 10_000, seed: 1, layout: WORLD_LAYOUT }),
  );
});

afterAll(() => fixture.remove());

function runStart(...args: string[]): ChildProcess {
  return spawn(process.execPath, [...nodeArguments('start'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // Colours are for people; some CI systems ask for them.
    env: environmentWith({ NO_COLOR: '1' }),
  });
}

/** Waits until the process has ended; returns its exit code and what it said. */
async function ending(child: ChildProcess): Promise<{ code: number | null; said: string }> {
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      said += chunk;
    });
  }
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, said };
}

async function answers(url: string): Promise<boolean> {
  return fetch(`${url}/openapi.json`).then(
    (response) => response.ok,
    () => false,
  );
}

async function isGone(url: string): Promise<boolean> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    if (!(await answers(url))) return true;
    await wait(100);
  }
  return false;
}

/** Starts tax and identity through the command and waits for the line on which tax says where it is. */
async function startTwo(): Promise<{ child: ChildProcess; url: string }> {
  const child = runStart('tax', 'identity', '--free-ports', '--data', fixture.dataDir);
  if (child.stdout === null) throw new Error('The output is piped.');
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /tax +(http:\S+)/.exec(line)?.[1];
    if (url !== undefined) return { child, url };
  }
  throw new Error('tax never answered.');
}

describe('npm run mocks', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)('ends all ministries on %s', async (signal) => {
    const { child, url } = await startTwo();
    expect(await answers(url)).toBe(true);
    child.kill(signal);
    expect((await ending(child)).code).toBe(0);
    expect(await answers(url)).toBe(false);
  });

  test('leaves no orphans when it is killed', async () => {
    const { child, url } = await startTwo();
    child.kill('SIGKILL');
    await ending(child);
    expect(await isGone(url)).toBe(true);
  });

  test('sends word to the process that started it, and ends with it', async () => {
    const child = spawn(
      process.execPath,
      [...nodeArguments('start'), 'tax', '--free-ports', '--data', fixture.dataDir],
      {
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      },
    );
    expect((await once(child, 'message'))[0]).toBe('ready');
    const gone = once(child, 'exit');
    child.disconnect();
    expect((await gone)[0]).toBe(0);
  });

  test('speaks JSON to a programme that starts it, and goes on without those that cannot start', async () => {
    const child = runStart('tax', 'land', '--free-ports', '--json', '--data', fixture.dataDir);
    if (child.stdout === null) throw new Error('The output is piped.');
    const events: Record<string, unknown>[] = [];
    for await (const line of createInterface({ input: child.stdout })) {
      events.push(JSON.parse(line) as Record<string, unknown>);
      if (events.at(-1)?.['kind'] === 'started') break;
    }
    child.kill();
    await ending(child);
    expect(events.find(({ kind }) => kind === 'ready')).toMatchObject({
      id: 'tax',
      url: expect.any(String) as unknown,
    });
    expect(events.find(({ kind }) => kind === 'failed')).toMatchObject({ id: 'land' });
    expect(events.at(-1)).toEqual({ kind: 'started', failed: ['land'] });
  });

  test.each([
    [['moon'], 'There is no ministry called "moon"; there are identity, population, justice, land, tax'],
    [['--people', 'many'], '--people must be a whole number of at least 1000.'],
    [['--colour'], "Unknown option '--colour'"],
  ])('refuses %j in one sentence, with exit code 2', async (args, sentence) => {
    const { code, said } = await ending(runStart(...args));
    expect(code).toBe(2);
    expect(said).toContain(sentence);
    expect(said.trim().split('\n')).toHaveLength(1);
  });

  test('explains itself', async () => {
    const { code, said } = await ending(runStart('--help'));
    expect(code).toBe(0);
    expect(said).toContain('npm run mocks -- land');
  });
});

describe('startMinistries', () => {
  test('tells where each ministry answers, and when one ends by itself', async () => {
    const events: string[] = [];
    const note = (event: MinistryEvent): void => {
      if (event.kind !== 'making-world') events.push(`${event.id} ${event.kind}`);
    };
    const ports = { tax: 0, identity: 0 };
    const running = await startMinistries({
      only: ['tax', 'identity'],
      dataDir: fixture.dataDir,
      ports,
      onEvent: note,
    });
    const tax = running.ministries.get('tax');
    expect(await answers(tax?.url ?? '')).toBe(true);
    expect(tax?.controlUrl).toBe(`${tax?.url ?? ''}/__dials`);
    process.kill(tax?.pid ?? 0, 'SIGKILL');
    for (let attempt = 0; attempt < 50 && !events.includes('tax ended'); attempt += 1) await wait(100);
    await running.stop();
    expect(events.toSorted()).toEqual(['identity ready', 'tax ended', 'tax ready']);
  });

  test('names a busy port and the remedy, and starts the others', async () => {
    const busy = await listen(createServer(), 0);
    const running = await startMinistries({
      only: ['tax', 'identity'],
      dataDir: fixture.dataDir,
      ports: { tax: busy.port, identity: 0 },
    });
    await running.stop();
    await busy.close();
    expect([...running.ministries.keys()]).toEqual(['identity']);
    expect(running.failures.get('tax')?.message).toBe(
      `Port ${busy.port} is in use by another programme; stop that programme or choose another port with --port.`,
    );
  });

  test.each(['tax', 'justice'] as const)('says that the database of %s cannot be read, and what to do', async (id) => {
    const dataDir = await mkdtemp(join(tmpdir(), 'lienthong-start-'));
    await mkdir(join(dataDir, 'world'));
    await writeFile(
      join(dataDir, 'world', 'world.json'),
      JSON.stringify({ people: 10_000, seed: 1, layout: WORLD_LAYOUT }),
    );
    await writeFile(join(dataDir, 'world', `${id}.sqlite`), 'not a database, '.repeat(100));
    const running = await startMinistries({ only: [id], dataDir, ports: { [id]: 0 } });
    await running.stop();
    await rm(dataDir, { recursive: true });
    expect(running.failures.get(id)?.message).toMatch(/cannot be read; remove its folder and start again/);
  });

  test('says which database is missing', async () => {
    const running = await startMinistries({ only: ['land'], dataDir: fixture.dataDir, ports: { land: 0 } });
    expect(running.failures.get('land')?.message).toMatch(/^There is no database of land in .*npm run mocks/);
    await running.stop();
  });
});

test('a world is made when there is none, kept when nothing else is asked for, and made anew for another seed', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'lienthong-start-'));
  const made: unknown[] = [];
  const startWith = async (world: { people?: number; seed?: number }): Promise<void> => {
    const onEvent = (event: MinistryEvent): void => {
      if (event.kind === 'making-world') made.push(event);
    };
    const running = await startMinistries({ only: ['tax'], dataDir, ports: { tax: 0 }, world, onEvent });
    expect(running.failures.size).toBe(0);
    await running.stop();
  };
  await startWith({ people: 1000 });
  await startWith({});
  await startWith({ people: 1000 });
  await startWith({ seed: 2 });
  await rm(dataDir, { recursive: true });
  expect(made).toEqual([
    { kind: 'making-world', people: 1000, seed: 1 },
    { kind: 'making-world', people: 1000, seed: 2 },
  ]);
});
