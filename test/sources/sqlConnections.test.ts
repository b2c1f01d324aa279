import { afterEach, describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import knex from 'knex';
import { population } from '../../resolvers/population/source.ts';
import type { GatewayError } from '../../src/errors/gatewayError.ts';
import type { SourceAnswer } from '../../src/model/source.ts';
import { defaultLimits, defaultLimitsOf, type Limits } from '../../src/sources/guard/limits.ts';
import { openDatabase, type Database } from '../../src/sources/sql/connections.ts';
import { ministryFixture } from '../support/ministryFixture.ts';
import { startMinistry } from '../support/startMinistry.ts';
import { openTestSource } from './support/openTestSource.ts';

const cleanUp: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const step of cleanUp.splice(0).reverse()) await step();
});

function open(url: string, limits: Partial<Limits>): Database {
  const database = openDatabase('population', url, { ...defaultLimits, ...limits });
  cleanUp.push(() => database.close());
  return database;
}

/** A database that takes every connection and never says a word. */
async function silentDatabase(): Promise<{ readonly port: number; readonly connections: () => number }> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.resume().on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  cleanUp.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
    return Promise.resolve();
  });
  return { port: (server.address() as AddressInfo).port, connections: () => sockets.size };
}

test('a database has as many requests at a time as connections', () => {
  expect(defaultLimitsOf('sql').concurrency).toBe(10);
  expect(defaultLimitsOf('rest').concurrency).toBe(64);
});

describe('a connection that does not come about', () => {
  test.each(['postgres', 'mysql'])('is given up in time, and closed (%s)', async (scheme) => {
    const silent = await silentDatabase();
    const database = open(`${scheme}://reader@127.0.0.1:${silent.port}/x`, { connectTimeoutMs: 150, concurrency: 4 });
    const askedMs = performance.now();
    const asked = Array.from({ length: 4 }, () =>
      database.run(database.builder.raw('select 1'), new AbortController().signal),
    );
    const results = await Promise.allSettled(asked);
    expect(results.map(({ status }) => status)).toEqual(asked.map(() => 'rejected'));
    expect(performance.now() - askedMs).toBeLessThan(1_500);
    for (let turn = 0; turn < 50 && silent.connections() > 0; turn += 1) await setTimeout(20);
    expect(silent.connections()).toBe(0);
  });
});

describe('when all connections are busy', () => {
  /** A statement that keeps SQLite busy for seconds. */
  const long = `with recursive n(i) as (select 1 union all select i + 1 from n where i < 100000000) select count(*) from n`;

  async function busyDatabase(timeoutMs: number): Promise<{ database: Database; end: () => Promise<void> }> {
    const folder = await mkdtemp(join(tmpdir(), 'lienthong-busy-'));
    cleanUp.push(() => rm(folder, { recursive: true, force: true }));
    const filename = join(folder, 'busy.sqlite');
    const writer = knex({ client: 'sqlite3', useNullAsDefault: true, connection: { filename } });
    await writer.schema.createTable('one', (table) => table.integer('i'));
    await writer.destroy();
    const database = open(`sqlite:${filename}`, { concurrency: 1, timeoutMs });
    const ending = new AbortController();
    const working = database.run(database.builder.raw(long), ending.signal).catch(() => undefined);
    return {
      database,
      end: async () => {
        ending.abort(new Error('enough'));
        await working;
      },
    };
  }

  test('a statement that waits too long for its turn is our own queue, not an unreachable ministry', async () => {
    const { database, end } = await busyDatabase(200);
    const waiting = database.run(database.builder.raw('select 1'), new AbortController().signal);
    await expect(waiting).rejects.toMatchObject({ code: 'SOURCE_BUSY', params: { source: 'population' } });
    await end();
  });

  test('a probe has a connection of its own', async () => {
    const { database, end } = await busyDatabase(60_000);
    await expect(database.probe(new AbortController().signal)).resolves.toEqual([{ 1: 1 }]);
    await end();
    await expect(database.run(database.builder.raw('select 2 as two'), new AbortController().signal)).resolves.toEqual([
      { two: 2 },
    ]);
  });
});

test('a burst that a slow ministry cannot answer in time is our own queue, and the ministry is not left alone', async () => {
  const fixture = await ministryFixture('population', { cong_dan: [{ so_dinh_danh: '001090000001', ho_ten: 'Hòa' }] });
  cleanUp.push(() => fixture.remove());
  const ministry = await startMinistry('population', { dataDir: fixture.dataDir });
  cleanUp.push(() => ministry.stop());
  const source = openTestSource(population, { url: ministry.url, limits: { timeoutMs: 1_500 } });
  cleanUp.push(() => source.close());
  const ask = (): Promise<SourceAnswer> =>
    source.askEntities('Person', [{ personalId: '001090000001' }], 'fullNameText');
  await ministry.setDials({ delayMs: 200 });
  const outcomes = await Promise.allSettled(Array.from({ length: 200 }, ask));
  const codes = outcomes.map((outcome) =>
    outcome.status === 'fulfilled' ? 'answered' : (outcome.reason as GatewayError).code,
  );
  expect(codes.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 'answered'));
  expect(new Set(codes)).toEqual(new Set(['answered', 'SOURCE_BUSY']));
  expect(source.condition()).toMatchObject({ state: 'up' });
  await expect(ask()).resolves.toMatchObject({ errors: [] });
});
