import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { aWireServer, framed, messageTypes, rawClient, startup, type AWireServer } from './wireClient.ts';

let server: AWireServer;

beforeAll(async () => {
  server = await aWireServer("CREATE TABLE t (a TEXT); INSERT INTO t VALUES ('mot'), ('hai'), ('ba')");
});
afterEach(() => server.dials.calm());
afterAll(() => server.stop());

async function connected(): Promise<pg.Client> {
  const client = new pg.Client(server.url);
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

const all = 'SELECT a FROM t';

describe('the dials of an SQL ministry', () => {
  test('delay: the answer comes that much later', async () => {
    const client = await connected();
    server.dials.set({ delayMs: 150 });
    const startedMs = performance.now();
    await client.query(all);
    expect(performance.now() - startedMs).toBeGreaterThanOrEqual(145);
    await client.end();
  });

  test('error rate: a statement fails with an error of the ministry, the connection lives', async () => {
    const client = await connected();
    server.dials.set({ errorRate: 1 });
    await expect(client.query(all)).rejects.toMatchObject({ code: '58000' });
    server.dials.calm();
    expect((await client.query(all)).rowCount).toBe(3);
    await client.end();
  });

  test('outage: connections are dropped, new ones refused, and all is well afterwards', async () => {
    const client = await connected();
    const gone = new Promise<void>((resolve) => client.once('end', () => resolve()));
    server.dials.set({ outage: true });
    await gone;
    await expect(connected()).rejects.toThrow();
    server.dials.calm();
    const again = await connected();
    expect((await again.query(all)).rowCount).toBe(3);
    await again.end();
  });

  test('hang: connections are taken and never answered', async () => {
    const client = await connected();
    server.dials.set({ hang: true });
    const fresh = await rawClient(server.port);
    fresh.send(startup);
    const answers = Promise.race([
      client.query(all).then(
        () => 'an answer',
        () => 'an error',
      ),
      fresh.untilMessage('Z').then(
        () => 'a greeting',
        () => 'an end',
      ),
    ]);
    expect(await Promise.race([answers, wait(300, 'silence')])).toBe('silence');
    fresh.socket.destroy();
    void client.end().catch(() => undefined);
  });

  test('garbage: what comes is not the protocol', async () => {
    const client = await rawClient(server.port);
    client.send(startup);
    await client.untilMessage('Z');
    server.dials.set({ garbage: true });
    client.send(framed('Q', Buffer.from(`${all}\0`)));
    expect((await client.untilClosed()).toString('latin1')).toContain('502 Bad Gateway');
    const another = await connected();
    await expect(another.query(all)).rejects.toThrow();
    void another.end().catch(() => undefined);
  });

  test('truncate: the answer ends in the middle of a row', async () => {
    const client = await rawClient(server.port);
    client.send(startup);
    const greeting = (await client.untilMessage('Z')).length;
    server.dials.set({ truncate: true });
    client.send(framed('Q', Buffer.from(`${all}\0`)));
    const answer = (await client.untilClosed()).subarray(greeting);
    const whole = messageTypes(answer);
    expect(whole).toBe('T');
    expect(answer.toString('latin1')).toContain('D');
    const another = await connected();
    await expect(another.query(all)).rejects.toThrow();
  });

  test('reorder and drop-last: rows in another order, one fewer', async () => {
    const client = await connected();
    const ask = async () => (await client.query<{ a: string }>(`${all} ORDER BY rowid`)).rows.map(({ a }) => a);
    server.dials.set({ shape: 'reorder' });
    expect(await ask()).toEqual(['ba', 'hai', 'mot']);
    server.dials.set({ shape: 'drop-last' });
    expect(await ask()).toEqual(['mot', 'hai']);
    await client.end();
  });

  test('calls and statements are counted, settings and versions are not', async () => {
    const client = await connected();
    Object.assign(server.dials.stats, { calls: 0, statements: 0 });
    await client.query('select version()');
    await client.query('BEGIN');
    await client.query(all);
    await client.query('SELECT a FROM t WHERE a = $1', ['ba']);
    await client.query('COMMIT');
    expect(server.dials.stats).toEqual({ calls: 2, statements: 2 });
    await client.end();
  });
});
