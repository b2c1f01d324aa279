import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from '@jest/globals';
import { parse } from 'graphql';
import { GatewayError } from '../../src/errors/gatewayError.ts';
import { createTextDoor } from '../../src/sources/graphql/createTextDoor.ts';
import { defaultLimits } from '../../src/sources/guard/limits.ts';
import { fromByteText, toByteText } from '../../src/util/byteText.ts';

const text = '{ person(note: "ghi chú") { fullName } }';
const limits = { ...defaultLimits, answerBytes: 10_000, timeoutMs: 400, idleTimeoutMs: 300, connectTimeoutMs: 300 };

let close: () => Promise<void> = () => Promise.resolve();

afterEach(() => close());

/** A subgraph that answers as told; what it was sent comes with the call. */
async function doorTo(answer: (response: ServerResponse, body: string) => void) {
  const server: Server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (piece: string) => (body += piece));
    request.once('end', () => answer(response, body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const door = createTextDoor('land', `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`, limits);
  close = async () => {
    await door.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return (variables: object = {}, signal = new AbortController().signal) =>
    door.executeText({
      text,
      document: parse(text),
      variablesText: toByteText(JSON.stringify(variables)),
      context: { requestId: 'r1', wantsProvenance: false },
      signal,
    });
}

function json(response: ServerResponse, body: string | Buffer, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(body);
}

async function codeOf(asked: Promise<unknown>): Promise<string> {
  const error: unknown = await asked.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return error instanceof GatewayError ? error.code : String(error);
}

test('the answer comes back byte for byte, and the question goes there as it is', async () => {
  const ask = await doorTo((response, body) => json(response, `{"data":{"echo":${body}}}`));
  const { body, cost } = await ask({ v0: 'Nguyễn Văn Ă', list: [1, null] });
  expect(JSON.parse(fromByteText(body))).toEqual({
    data: { echo: { query: text, variables: { v0: 'Nguyễn Văn Ă', list: [1, null] } } },
  });
  expect(cost).toEqual({ httpCalls: 1, sqlStatements: 0, bytes: body.length });
});

test.each<readonly [string, string, (response: ServerResponse) => void]>([
  ['a refusal', 'SOURCE_REFUSED', (response) => json(response, '{}', 403)],
  ['a fault of the server', 'SOURCE_HTTP_ERROR', (response) => json(response, '{}', 500)],
  ['a page', 'SOURCE_UNREADABLE', (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<p>')],
  ['bytes that are no UTF-8', 'SOURCE_UNREADABLE', (response) => json(response, Buffer.from([0x22, 0xff, 0x22]))],
  ['too much', 'SOURCE_ANSWER_TOO_LARGE', (response) => json(response, 'x'.repeat(20_000))],
  [
    'something packed that nobody wanted packed',
    'SOURCE_UNREADABLE',
    (response) => response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end('x'),
  ],
  [
    'half an answer',
    'SOURCE_UNREADABLE',
    (response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': 100 });
      response.write('{"data"', () => response.destroy());
    },
  ],
  ['no answer', 'SOURCE_UNREACHABLE', (response) => response.destroy()],
  ['nothing at all', 'SOURCE_TIMED_OUT', () => undefined],
  [
    'an answer that never ends',
    'SOURCE_TIMED_OUT',
    (response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const drip = setInterval(() => response.write(' '), 20);
      response.once('close', () => clearInterval(drip));
    },
  ],
])('%s is %s', async (_, code, answer) => {
  const ask = await doorTo(answer);
  expect(await codeOf(ask())).toBe(code);
});

test('a call that nobody waits for any more ends, and the next one is answered', async () => {
  let calls = 0;
  const ask = await doorTo((response) => {
    calls += 1;
    if (calls > 1) json(response, '{"data":null}');
  });
  const leaving = new AbortController();
  const asked = ask({}, leaving.signal);
  setTimeout(() => leaving.abort(new GatewayError('SOURCE_CANCELLED', { source: 'land' })), 30);
  expect(await codeOf(asked)).toBe('SOURCE_CANCELLED');
  expect((await ask()).body).toBe('{"data":null}');
});

test('a call that nobody waits for from the start is not made', async () => {
  let calls = 0;
  const ask = await doorTo((response) => {
    calls += 1;
    json(response, '{}');
  });
  const left = AbortSignal.abort(new GatewayError('SOURCE_CANCELLED', { source: 'land' }));
  expect(await codeOf(ask({}, left))).toBe('SOURCE_CANCELLED');
  expect(calls).toBe(0);
});
