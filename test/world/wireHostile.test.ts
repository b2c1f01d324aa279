import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import pg from 'pg';
import {
  aWireServer,
  framed,
  int32,
  messageTypes,
  rawClient,
  startup,
  type AWireServer,
  type RawClient,
} from './wireClient.ts';

let server: AWireServer;

beforeAll(async () => {
  server = await aWireServer("CREATE TABLE t (a TEXT); INSERT INTO t VALUES ('x')");
});
afterAll(() => server.stop());

async function started(): Promise<RawClient> {
  const client = await rawClient(server.port);
  client.send(startup);
  await client.untilMessage('Z');
  return client;
}

async function stillAnswers(): Promise<boolean> {
  const client = new pg.Client(server.url);
  await client.connect();
  const { rows } = await client.query('SELECT a FROM t');
  await client.end();
  return rows.length === 1;
}

const int16 = (value: number): Buffer => Buffer.of(value >> 8, value & 255);
const parse = framed('P', Buffer.from('s\0SELECT a FROM t WHERE a = $1\0\0\0'));

describe('bytes that are no conversation end it, and no other', () => {
  test.each([
    ['a startup of negative length', int32(-5)],
    ['a startup of gigabytes', int32(2_000_000_000)],
    ['another protocol version', framed('', int32(131_072))],
    ['HTTP', Buffer.from('GET / HTTP/1.1\r\nHost: x\r\n\r\n')],
    ['TLS at once', Buffer.from('160301020001fc0303', 'hex')],
    ['an empty startup', int32(4)],
  ])('%s before the start', async (_case, bytes) => {
    const client = await rawClient(server.port);
    client.send(bytes);
    expect(messageTypes(await client.untilClosed())).toBe('E');
    expect(await stillAnswers()).toBe(true);
  });

  test.each([
    ['a message of negative length', Buffer.concat([Buffer.from('Q'), int32(-1)])],
    ['a message that claims two gigabytes', Buffer.concat([Buffer.from('Q'), int32(2_147_483_647)])],
    ['text without an end', framed('Q', Buffer.from('SELECT 1'))],
    ['an unknown message', framed('?', Buffer.from('x'))],
    ['a Bind that ends too early', Buffer.concat([parse, framed('B', Buffer.from('\0s\0'))])],
    [
      'a Bind whose value is longer than the message',
      Buffer.concat([parse, framed('B', Buffer.concat([Buffer.from('\0s\0'), int16(0), int16(1), int32(1_000_000)]))]),
    ],
    [
      'a Bind with a negative value length',
      Buffer.concat([parse, framed('B', Buffer.concat([Buffer.from('\0s\0'), int16(0), int16(1), int32(-7)]))]),
    ],
  ])('%s after the start', async (_case, bytes) => {
    const client = await started();
    client.send(bytes);
    expect(messageTypes(await client.untilClosed())).toMatch(/E$/);
    expect(await stillAnswers()).toBe(true);
  });

  test('any bytes at all leave the server alive', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), fc.boolean(), async (bytes, isStarted) => {
        const client = isStarted ? await started() : await rawClient(server.port);
        client.send(Buffer.from(bytes));
        client.socket.end();
        await client.untilClosed();
      }),
      { numRuns: 60 },
    );
    expect(await stillAnswers()).toBe(true);
  });
});

describe('clients that are slow, rude or gone', () => {
  test('a conversation sent byte by byte is understood', async () => {
    const client = await rawClient(server.port);
    const all = Buffer.concat([startup, framed('Q', Buffer.from('SELECT a FROM t\0'))]);
    for (const byte of all) {
      client.send(Buffer.of(byte));
      await wait(0);
    }
    expect(messageTypes(await client.untilMessage('TDCZ'))).toMatch(/TDCZ$/);
    client.socket.destroy();
  });

  test('messages sent at once are answered in order, up to Sync', async () => {
    const client = await started();
    const bind = framed(
      'B',
      Buffer.concat([Buffer.from('\0s\0'), int16(0), int16(1), int32(1), Buffer.from('x'), int16(0)]),
    );
    client.send(
      Buffer.concat([
        parse,
        bind,
        framed('D', Buffer.from('P\0')),
        framed('E', Buffer.concat([Buffer.from('\0'), int32(0)])),
        framed('S', Buffer.alloc(0)),
      ]),
    );
    expect(messageTypes(await client.untilMessage('12TDCZ'))).toMatch(/12TDCZ$/);
    client.socket.destroy();
  });

  test('after an error the messages up to Sync are skipped', async () => {
    const client = await started();
    client.send(
      Buffer.concat([
        framed('D', Buffer.from('Snone\0')),
        parse,
        framed('S', Buffer.alloc(0)),
        parse,
        framed('S', Buffer.alloc(0)),
      ]),
    );
    expect(messageTypes(await client.untilMessage('EZ1Z'))).toMatch(/EZ1Z$/);
    client.socket.destroy();
  });

  test('encryption is refused and the conversation goes on without it', async () => {
    const client = await rawClient(server.port);
    client.send(framed('', int32(80_877_103)));
    const [answer] = (await once(client.socket, 'data')) as [Buffer];
    expect(answer.toString()).toBe('N');
    client.socket.destroy();
  });

  test('a client that leaves in the middle of an answer harms nobody', async () => {
    for (let i = 0; i < 20; i += 1) {
      const client = await started();
      client.send(
        framed(
          'Q',
          Buffer.from('WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 100000) SELECT i FROM n\0'),
        ),
      );
      client.socket.resetAndDestroy();
    }
    expect(await stillAnswers()).toBe(true);
  });

  test('a statement that runs on is cancelled on request', async () => {
    const client = new pg.Client(server.url);
    await client.connect();
    const { processID, secretKey } = client as unknown as { processID: number; secretKey: number };
    const endless = client.query(
      'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n',
    );
    const refused = expect(endless).rejects.toMatchObject({ code: '57014' });
    await wait(100);
    const wrong = await rawClient(server.port);
    wrong.send(framed('', Buffer.concat([int32(80_877_102), int32(processID), int32(secretKey ^ 1)])));
    await wrong.untilClosed();
    const right = await rawClient(server.port);
    right.send(framed('', Buffer.concat([int32(80_877_102), int32(processID), int32(secretKey)])));
    await refused;
    await client.end();
  });
});
