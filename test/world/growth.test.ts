import { expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeArguments } from '../../mocks/process/spawnMinistry.ts';

async function peakMemoryMb(people: number): Promise<number> {
  const directory = await mkdtemp(join(tmpdir(), 'lienthong-growth-'));
  try {
    const child = spawn(process.execPath, [
      ...nodeArguments('world/main'),
      '--people',
      String(people),
      '--out',
      directory,
    ]);
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      said += chunk;
    });
    await once(child, 'close');
    return Number(/peak memory (\d+) MB/.exec(said)?.[1]);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

test('ten times the people take far less than twice the memory', async () => {
  const small = await peakMemoryMb(10_000);
  const large = await peakMemoryMb(100_000);
  expect(large / small).toBeLessThan(2);
}, 300_000);
