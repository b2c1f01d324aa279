import { EventEmitter } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { WebSocket } from 'ws';
import { serveSocket } from '../../src/server/serveSocket.ts';
import { defaultStreamLimits, OpenStreams, type StreamLimits } from '../../src/server/streamLimits.ts';
import { fakeDoor, text, type FakeDoor } from './fakeDoor.ts';

let door: FakeDoor;
const open = async (limits: Partial<StreamLimits> = {}) => {
  door = await fakeDoor(() => Promise.resolve({ kind: 'complete', body: text({ data: 1 }) }), limits);
};
beforeEach(() => open());
afterEach(() => door.close());

const upgrade = (path: string, protocol = 'graphql-transport-ws') =>
  [
    `GET ${path} HTTP/1.1`,
    'Host: x',
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    `Sec-WebSocket-Protocol: ${protocol}`,
  ].join('\r\n') + '\r\n\r\n';

function reach(): Socket {
  const socket = connect(Number(new URL(door.url).port), '127.0.0.1');
  return socket.on('error', () => undefined);
}

/** Sends bytes as they are, and reads until the other side closes. */
async function send(bytes: string | Buffer): Promise<string> {
  const socket = reach();
  let said = '';
  socket.setEncoding('latin1').on('data', (piece: string) => (said += piece));
  socket.write(bytes);
  await new Promise((resolve) => socket.once('close', resolve));
  return said;
}

describe('a guest at the door of WebSockets', () => {
  test('that is refused and has gone in the middle ends nothing', async () => {
    for (let round = 0; round < 30; round += 1) {
      const socket = reach();
      socket.write(`${upgrade('/elsewhere')}${'x'.repeat(50_000)}`);
      await wait(round % 3);
      socket.resetAndDestroy();
    }
    await wait(100);
    expect(await send(upgrade('/elsewhere'))).toContain('404 Not Found');
  });

  test('that speaks another protocol, and that badly, ends nothing', async () => {
    const frame = Buffer.from([0xff, 0xff, 0xff, 0xff, 0xff]);
    const said = await send(Buffer.concat([Buffer.from(upgrade('/graphql', 'graphql-ws')), frame]));
    expect(said).toContain('Subprotocol not acceptable');
    await wait(50);
  });

  test('is told by the catalogue why it is refused', async () => {
    expect(await send(upgrade('/elsewhere'))).toMatch(/^HTTP\/1.1 404 [^]*"code":"NOT_FOUND"/);
    await door.close();
    await open({ maxStreams: 0 });
    expect(await send(upgrade('/graphql'))).toMatch(/^HTTP\/1.1 503 [^]*Retry-After: 1[^]*"code":"TOO_MANY_STREAMS"/);
  });

  test('that is refused and stays does not keep the gateway from stopping', async () => {
    const socket = connect({ port: Number(new URL(door.url).port), host: '127.0.0.1', allowHalfOpen: true });
    socket.on('error', () => undefined).write(upgrade('/elsewhere'));
    await new Promise((resolve) => socket.once('data', resolve));
    await door.close();
    socket.destroy();
  });
});

test('nothing more is read of a client that does not read what it is told', () => {
  let isPaused = false;
  let haveSent: () => void = () => undefined;
  const socket = Object.assign(new EventEmitter(), {
    ...{ readyState: 1, OPEN: 1, bufferedAmount: 0 },
    send: () => undefined,
    pause: () => (isPaused = true),
    resume: () => (isPaused = false),
    pong: (_data: string, _mask: boolean, sent: () => void) => (haveSent = sent),
  });
  serveSocket(socket as unknown as WebSocket, {} as IncomingMessage, {
    answer: () => Promise.reject(new Error('Nobody asks.')),
    streams: new OpenStreams(1),
    limits: defaultStreamLimits,
    requestTimeoutMs: 1_000,
    bodyLimitBytes: 1_000,
    onBroken: () => undefined,
  });
  const ping = Buffer.from('{"type":"ping"}');
  socket.emit('message', ping);
  expect(isPaused).toBe(false);
  socket.bufferedAmount = 2_000_000;
  socket.emit('message', ping);
  expect(isPaused).toBe(true);
  haveSent();
  expect(isPaused).toBe(false);
  socket.emit('close');
});
