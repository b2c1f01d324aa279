import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { UnusableSetting } from '../environment.ts';
import { WORLD_LAYOUT } from '../world/worldSummary.ts';
import { nodeArguments } from './spawnMinistry.ts';

export interface WorldSize {
  /** People in the world (count). */
  readonly people: number;
  /** Same seed, same bytes. */
  readonly seed: number;
}

export const defaultWorld: WorldSize = { people: 10_000, seed: 1 };

/** Written by the generator when all else is. */
const summaryName = 'world.json';

/**
 * Makes the world of all ministries unless it is there already. What the caller does not ask for stays as it is:
 * a world of another size is made anew only when a size or a seed is named. One that an earlier version made is made anew.
 */
export async function ensureWorld(
  dataDir: string,
  wanted: Partial<WorldSize>,
  onMaking: (size: WorldSize) => void,
): Promise<void> {
  const present = await readSummary(dataDir);
  const { people, seed } = { ...defaultWorld, ...present, ...wanted };
  const size = { people, seed };
  const isWanted = present?.people === size.people && present.seed === size.seed;
  if (isWanted && present.layout === WORLD_LAYOUT) return;
  onMaking(size);
  await makeWorld(dataDir, size);
}

async function readSummary(dataDir: string): Promise<(WorldSize & { readonly layout: number }) | undefined> {
  try {
    const text = await readFile(join(dataDir, 'world', summaryName), 'utf8');
    const { people, seed, layout = 1 } = JSON.parse(text) as WorldSize & { readonly layout?: number };
    return { people, seed, layout };
  } catch {
    return undefined;
  }
}

/** Generates beside the old world and swaps at the end, so that an interrupted run leaves no half of one. */
async function makeWorld(dataDir: string, { people, seed }: WorldSize): Promise<void> {
  const draft = join(dataDir, 'world.draft');
  await mkdir(dataDir, { recursive: true });
  await rm(draft, { recursive: true, force: true });
  const generator = spawn(
    process.execPath,
    [...nodeArguments('world/main'), '--people', String(people), '--seed', String(seed), '--out', draft],
    // Standard output is for what the ministries answer; progress goes beside it.
    { stdio: ['ignore', process.stderr, process.stderr] },
  );
  const endGenerator = (): void => void generator.kill();
  process.once('exit', endGenerator);
  const [code] = (await once(generator, 'exit')) as [number | null];
  process.off('exit', endGenerator);
  if (code !== 0) {
    await rm(draft, { recursive: true, force: true });
    throw new UnusableSetting(`The world could not be made (the generator ended with code ${String(code)}).`);
  }
  await rm(join(dataDir, 'world'), { recursive: true, force: true });
  await rename(draft, join(dataDir, 'world'));
}
