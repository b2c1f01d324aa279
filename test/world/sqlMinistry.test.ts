import { describe, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { nodeArguments } from '../../mocks/process/spawnMinistry.ts';
import { startMinistry, testWorld } from '../support/startMinistry.ts';

async function run(...args: readonly string[]): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [...nodeArguments('justice/main'), ...args]);
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    said += chunk;
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, said: said.trim() };
}

async function inTemporaryFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'lienthong-justice-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

describe('an SQL ministry is a process of its own', () => {
  test.each([
    ['population', 'cong_dan'],
    ['justice', 'ket_hon'],
    ['finance', 'doanh_nghiep'],
    ['government-office', 'ho_so'],
  ])('%s answers questions on its tables', async (id, table) => {
    const ministry = await startMinistry(id, { dataDir: await testWorld() });
    const client = new pg.Client(ministry.url);
    await client.connect();
    const { rows } = await client.query<{ n: string }>(`SELECT count(*) AS n FROM ${table}`);
    expect(Number(rows[0]?.n)).toBeGreaterThan(10);
    expect(await ministry.stats()).toEqual({ calls: 1, statements: 1 });
    await client.end();
    await ministry.stop();
  });

  test('it ends on SIGTERM although clients are connected', async () => {
    const ministry = await startMinistry('justice', { dataDir: await testWorld() });
    const client = new pg.Client(ministry.url);
    client.on('error', () => undefined);
    await client.connect();
    await ministry.stop();
    await expect(client.query('SELECT 1')).rejects.toThrow();
  });
});

describe('a ministry that cannot start says why in one sentence, exit code 2', () => {
  test('no world', async () => {
    const { code, said } = await inTemporaryFolder((folder) => run('--port', '0', '--data', folder));
    expect({ code, lines: said.split('\n').length }).toEqual({ code: 2, lines: 1 });
    expect(said).toMatch(/no database/i);
  });

  test('a database that is none', async () => {
    const { code, said } = await inTemporaryFolder(async (folder) => {
      await mkdir(join(folder, 'world'));
      await writeFile(
        join(folder, 'world', 'justice.sqlite'),
        'this is not a database, it only looks like a file'.repeat(200),
      );
      return run('--port', '0', '--data', folder);
    });
    expect({ code, lines: said.split('\n').length }).toEqual({ code: 2, lines: 1 });
    expect(said).toMatch(/cannot be read/);
  });

  test('a port that is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const { code, said } = await run('--port', String(port), '--data', await testWorld());
    other.close();
    expect({ code, lines: said.split('\n').length }).toEqual({ code: 2, lines: 1 });
    expect(said).toContain(String(port));
  });
});
