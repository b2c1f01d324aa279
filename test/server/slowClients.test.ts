import { connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { createServer } from '../../src/server/createServer.ts';
import type { ServerParts } from '../../src/server/createServer.ts';
import { happening, text } from './fakeDoor.ts';

/** More than all buffers between two processes hold (bytes). */
const LONG = 20_000_000;

const written: string[] = [];
const logger = pino({ level: 'info' }, { write: (line) => void written.push(line) });

const started: { readonly close: () => Promise<unknown> }[] = [];
afterEach(async () => {
  await Promise.all(started.splice(0).map((server) => server.close()));
  written.length = 0;
});

async function start(parts: Partial<ServerParts> = {}) {
  const server = await createServer({
    answer: () => Promise.resolve({ kind: 'complete', body: text('x'.repeat(LONG)) }),
    health: () => ({ sources: [] }),
    ...{ logger, requestTimeoutMs: 500, bodyLimitBytes: 100_000, ...parts },
  });
  await server.listen({ port: 0, host: '127.0.0.1' });
  started.push(server);
  const address = server.server.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  return { server, reach: (): Socket => connect(port, '127.0.0.1').on('error', () => undefined) };
}

const post = (length: number) =>
  `POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${String(length)}\r\n\r\n`;
const question = '{"query":"{ a }"}';

/** What it is told until the connection is closed, in the time that it takes (milliseconds). */
async function toldUntilClosed(socket: Socket): Promise<{ readonly said: string; readonly tookMs: number }> {
  const startedMs = performance.now();
  let said = '';
  socket.setEncoding('latin1').on('data', (piece: string) => (said += piece));
  await new Promise((resolve) => socket.once('close', resolve));
  return { said, tookMs: performance.now() - startedMs };
}

test('a body that comes byte by byte is not waited for without end', async () => {
  const { reach } = await start({ patience: { arrivalMs: 500 } });
  const socket = reach();
  socket.write(`${post(1_000)}{`);
  const drip = setInterval(() => socket.write(' '), 100);
  const { said, tookMs } = await toldUntilClosed(socket);
  clearInterval(drip);
  expect(said).toMatch(/^HTTP\/1.1 408 [^]*"code":"REQUEST_TIMED_OUT"/);
  expect(tookMs).toBeLessThan(6_000);
});

test('a client that leaves in the middle of its body is no failure of ours', async () => {
  const refused = happening();
  const codes: string[] = [];
  const { reach } = await start({
    recordRefusal: ({ code }) => {
      codes.push(code);
      refused.happen();
      return Promise.resolve();
    },
  });
  const socket = reach();
  socket.write(`${post(1_000)}{`, () => socket.resetAndDestroy());
  await refused.happened;
  await wait(50);
  expect([codes, written]).toEqual([['REQUEST_TIMED_OUT'], []]);
});

test('an answer that nobody reads is given up', async () => {
  const { server, reach } = await start({ patience: { stillMs: 100 }, streamLimits: { pingMs: 200 } });
  const givenUp = happening();
  server.server.on('connection', (connection: Socket) => connection.once('close', givenUp.happen));
  const socket = reach().pause();
  socket.write(`${post(question.length)}${question}`);
  await givenUp.happened;
  const { said } = await toldUntilClosed(socket.resume());
  expect(said.length).toBeLessThan(LONG);
});

test('a client that reads slowly is given all of it', async () => {
  const { reach } = await start({ patience: { stillMs: 500 }, streamLimits: { pingMs: 200 } });
  const socket = reach();
  let length = 0;
  const whole = happening();
  socket.on('data', (piece: Buffer) => {
    length += piece.length;
    if (length > LONG) whole.happen();
    else if (length % 3 === 0) {
      socket.pause();
      setTimeout(() => socket.resume(), 50);
    }
  });
  socket.write(`${post(question.length)}${question}`);
  await whole.happened;
  socket.destroy();
});

test.each([
  ['does not read its answer', `${post(question.length)}${question}`],
  ['does not send the rest of its request', `${post(1_000)}{`],
  ['asks for nothing', ''],
])('the server stops when its time is over, though a client %s', async (_, sent) => {
  const { server, reach } = await start({ requestTimeoutMs: 1_000 });
  const socket = reach().pause();
  await new Promise((resolve) => socket.once('connect', resolve));
  socket.write(sent);
  await wait(300);
  const startedMs = performance.now();
  await server.close();
  expect(performance.now() - startedMs).toBeLessThan(5_000);
  socket.destroy();
});

test('an answer that is on its way when the server stops is read to its end, and its connection closed then', async () => {
  const { server, reach } = await start({ requestTimeoutMs: 10_000 });
  const socket = reach().pause();
  socket.write(`${post(question.length)}${question}`);
  await wait(300);
  const stopped = server.close();
  await wait(500);
  const { said, tookMs } = await toldUntilClosed(socket.resume());
  await stopped;
  expect(said.length).toBeGreaterThan(LONG);
  expect(tookMs).toBeLessThan(5_000);
});

test('who asks while the server stops, over a connection that is open, is answered', async () => {
  const isAsked = happening();
  const { server, reach } = await start({
    requestTimeoutMs: 10_000,
    answer: async ({ query }) => {
      isAsked.happen();
      if (query === '{ a }') await wait(500);
      return { kind: 'complete', body: text({ data: query }) };
    },
  });
  const [busy, idle] = [reach(), reach()];
  const told = Promise.all([toldUntilClosed(busy), toldUntilClosed(idle)]);
  busy.write(`${post(question.length)}${question}`);
  await isAsked.happened;
  const startedMs = performance.now();
  const stopped = server.close();
  await wait(50);
  for (const socket of [busy, idle]) socket.write(`${post(question.length)}{"query":"{ b }"}`);
  const [first, second] = await told;
  await stopped;
  expect(first.said).toMatch(/\{ a \}[^]*\{ b \}/);
  expect(second.said).toMatch(/^HTTP\/1.1 200 [^]*connection: close[^]*\{ b \}/i);
  expect(performance.now() - startedMs).toBeLessThan(5_000);
});
