import { afterEach, describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { defaultLimits, type Limits } from '../../src/sources/guard/limits.ts';
import { createHttpCaller, type HttpAnswer } from '../../src/sources/http/httpCaller.ts';
import { requestHeaders } from '../../src/sources/http/requestHeaders.ts';

let server: Server | undefined;

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function call(listener: RequestListener, limits: Partial<Limits> = {}, times = 1): Promise<HttpAnswer> {
  server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const caller = createHttpCaller('land', `http://127.0.0.1:${port}/api/`, { ...defaultLimits, ...limits });
  const ask = (): Promise<HttpAnswer> =>
    caller.call({ method: 'POST', path: '/x?y=1', headers: {}, body: '{}', signal: new AbortController().signal });
  try {
    for (let n = 1; n < times; n += 1) await ask();
    return await ask();
  } finally {
    await caller.close();
  }
}

const json = { 'content-type': 'application/json; charset=utf-8' };

test('a path of the address stands before the path of the call, and the connection is used again', async () => {
  const seen = new Set<unknown>();
  const answer = await call(
    (request, response) => {
      seen.add(request.socket);
      response.writeHead(200, json).end(JSON.stringify({ url: request.url }));
    },
    {},
    10,
  );
  expect(answer.json).toEqual({ url: '/api/x?y=1' });
  expect(seen.size).toBeLessThan(3);
});

test.each([
  ['gzip', gzipSync],
  ['br', brotliCompressSync],
] as const)('%s is unpacked', async (encoding, pack) => {
  const { json: value, bytes } = await call((_, response) => {
    response.writeHead(200, { ...json, 'content-encoding': encoding }).end(pack('{"a":1}'));
  });
  expect(value).toEqual({ a: 1 });
  expect(bytes).toBe(7);
});

describe('a ministry that', () => {
  test.each<[string, RequestListener, object, Partial<Limits>?]>([
    [
      'answers a page for people',
      (_, r) => r.writeHead(200, { 'content-type': 'text/html' }).end('<p>'),
      { code: 'SOURCE_UNREADABLE' },
    ],
    ['answers something that is no JSON', (_, r) => r.writeHead(200, json).end('{"a":'), { code: 'SOURCE_UNREADABLE' }],
    [
      'sends elsewhere',
      (_, r) => r.writeHead(302, { location: '/y' }).end(),
      { code: 'SOURCE_HTTP_ERROR', params: { source: 'land', status: 302 } },
    ],
    [
      'fails',
      (_, r) => r.writeHead(500, json).end('{}'),
      { code: 'SOURCE_HTTP_ERROR', params: { source: 'land', status: 500 } },
    ],
    ['refuses', (_, r) => r.writeHead(403, json).end('{}'), { code: 'SOURCE_REFUSED' }],
    ['hangs up', (request) => request.socket.destroy(), { code: 'SOURCE_UNREACHABLE' }],
    ['does not begin', () => undefined, { code: 'SOURCE_TIMED_OUT' }, { idleTimeoutMs: 100 }],
    [
      'does not go on',
      (_, r) => void r.writeHead(200, json).write('{'),
      { code: 'SOURCE_TIMED_OUT' },
      { idleTimeoutMs: 100 },
    ],
    [
      'sends too much',
      (_, r) => r.writeHead(200, json).end(`"${'x'.repeat(2_000)}"`),
      { code: 'SOURCE_ANSWER_TOO_LARGE' },
      { answerBytes: 1_000 },
    ],
    [
      'sends a little that unpacks to too much',
      (_, r) => r.writeHead(200, { ...json, 'content-encoding': 'gzip' }).end(gzipSync('x'.repeat(1_000_000))),
      { code: 'SOURCE_ANSWER_TOO_LARGE' },
      { answerBytes: 10_000 },
    ],
    [
      'packs in a way that nobody knows',
      (_, r) => r.writeHead(200, { ...json, 'content-encoding': 'zip' }).end('x'),
      { code: 'SOURCE_UNREADABLE' },
    ],
    [
      'packs badly',
      (_, r) => r.writeHead(200, { ...json, 'content-encoding': 'gzip' }).end('x'),
      { code: 'SOURCE_UNREADABLE' },
    ],
  ])('%s is told apart', async (_, listener, error, limits = {}) => {
    await expect(call(listener, limits)).rejects.toMatchObject(error);
  });
});

test('a ministry is told who asks, for what; text that a header cannot hold is encoded', () => {
  expect(
    requestHeaders({
      requestId: 'r1',
      purpose: 'TREATMENT',
      caseId: 'H29-1\r\nX: 1',
      role: 'bác sĩ',
      wantsProvenance: true,
    }),
  ).toEqual({
    'x-request-id': 'r1',
    'lienthong-purpose': 'TREATMENT',
    'lienthong-case': 'H29-1%0D%0AX%3A%201',
    'lienthong-role': 'b%C3%A1c%20s%C4%A9',
    'lienthong-provenance': '1',
  });
});
