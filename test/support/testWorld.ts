import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { nodeArguments } from '../../mocks/process/spawnMinistry.ts';

const people = 1000;
const seed = 1;

/** A lock older than this belongs to a run that died (milliseconds). */
const staleLockMs = 120_000;

/**
 * Folder with a world of 1,000 people in `world/`, made once per machine and version of the generator.
 * Test files run at the same time share it; nobody may write to it.
 */
export async function testWorld(): Promise<string> {
  const folder = join(tmpdir(), `lienthong-world-${await hashOfGenerator()}`);
  while (!existsSync(join(folder, 'world'))) {
    if (await takeLock(`${folder}.lock`)) {
      try {
        if (!existsSync(join(folder, 'world'))) await makeWorld(folder);
      } finally {
        await rm(`${folder}.lock`, { recursive: true, force: true });
      }
    } else await wait(200);
  }
  return folder;
}

/** Making a folder either succeeds or finds it there, whoever else tries at the same time. */
async function takeLock(lock: string): Promise<boolean> {
  try {
    await mkdir(lock);
    return true;
  } catch {
    const age = await stat(lock).then(
      ({ mtimeMs }) => Date.now() - mtimeMs,
      () => 0,
    );
    if (age > staleLockMs) await rm(lock, { recursive: true, force: true });
    return false;
  }
}

async function makeWorld(folder: string): Promise<void> {
  const draft = join(folder, 'draft');
  await rm(draft, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const args = ['--people', String(people), '--seed', String(seed), '--out', draft];
  const generator = spawn(process.execPath, [...nodeArguments('world/main'), ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  generator.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    said += chunk;
  });
  const [code] = (await once(generator, 'close')) as [number | null];
  if (code !== 0) throw new Error(`The world generator ended with code ${String(code)}: ${said.slice(-2000)}`);
  await rename(draft, join(folder, 'world'));
}

/** Hash of everything that decides what the world looks like: the generator, what it invents with, and the tables it fills. */
async function hashOfGenerator(): Promise<string> {
  const hash = createHash('sha256');
  for (const [folder, decides] of [
    ['../../mocks/', /^world\/.*\.ts$|tables\.sql$/],
    ['../../src/synthetic/', /\.ts$/],
  ] as const) {
    const base = new URL(folder, import.meta.url);
    const names = await readdir(base, { recursive: true });
    for (const name of names.filter((path) => decides.test(path)).toSorted()) {
      hash.update(name).update(await readFile(new URL(name, base)));
    }
  }
  return hash.digest('hex').slice(0, 16);
}
