import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { fakeDoor, text, type FakeDoor } from './fakeDoor.ts';

let door: FakeDoor;
beforeEach(async () => {
  door = await fakeDoor(() => Promise.resolve({ kind: 'complete', body: text({ data: 1 }) }));
});
afterEach(() => door.close());

/** What a client of HTTP/2 says with its first request over plain HTTP, as Java's does. */
const offer = ['Connection: Upgrade, HTTP2-Settings', 'Upgrade: h2c', 'HTTP2-Settings: x'];

function reach(): Socket {
  return connect(Number(new URL(door.url).port), '127.0.0.1').on('error', () => undefined);
}

test('who offers a protocol that is not spoken is answered in the one that is, on the same connection again and again', async () => {
  const body = JSON.stringify({ query: '{ a }', variables: { text: 'ệ'.repeat(20_000) } });
  const length = `Content-Length: ${Buffer.byteLength(body)}`;
  const post = ['POST /graphql HTTP/1.1', 'Host: x', 'Content-Type: application/json', length, ...offer].join('\r\n');
  const last = ['GET /ready HTTP/1.1', 'Host: x', 'Connection: close, Upgrade', 'Upgrade: h2c'].join('\r\n');
  const socket = reach();
  let said = '';
  socket.on('data', (piece: Buffer) => {
    said += piece.toString('utf8');
    if (said.endsWith('{"data":1}')) socket.write(`${last}\r\n\r\n`);
  });
  socket.write(`${post}\r\n\r\n${body}`);
  await new Promise((resolve) => socket.once('close', resolve));
  expect(said).toMatch(/^HTTP\/1.1 200 OK[^]*\{"data":1\}HTTP\/1.1 200 OK[^]*\{"status":"ok"\}$/);
  expect(door.requests).toMatchObject([{ query: '{ a }', variables: { text: 'ệ'.repeat(20_000) } }]);
});

test('an offer before an earlier answer is over gets no other that would run into it', async () => {
  const get = 'GET /ready HTTP/1.1\r\nHost: x\r\n';
  const socket = reach();
  let said = '';
  socket.setEncoding('latin1').on('data', (piece: string) => (said += piece));
  socket.write(`${get}\r\n${get}${offer.join('\r\n')}\r\n\r\n`);
  await new Promise((resolve) => socket.once('close', resolve));
  expect(said.match(/HTTP\/1.1/g)).toHaveLength(1);
});
