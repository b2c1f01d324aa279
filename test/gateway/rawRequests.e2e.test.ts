import { mkdtempSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { WebSocket } from 'ws';
import { catalogue } from '../../src/errors/catalogue/index.ts';
import type { ClientError } from '../../src/errors/clientError.ts';
import { runCommand } from '../support/runCommand.ts';
import { startPlatform, type Platform } from '../support/startPlatform.ts';

const NAME = JSON.stringify({ query: '{ adminUnit(code: "01") { name } }' });
const MEGABYTE = 'x'.repeat(1_000_000);

interface Answer {
  readonly status: number;
  readonly head: string;
  readonly errors: readonly ClientError[];
}

/** A record of the log, as far as it says what became of whose request. */
interface LoggedRequest {
  readonly requestId: string;
  readonly role?: string;
  readonly purpose?: string;
  readonly outcome: string;
  readonly errorCodes: readonly string[];
}

let platform: Platform;
const dataDir = mkdtempSync(join(tmpdir(), 'lienthong-raw-'));

beforeAll(async () => {
  platform = await startPlatform({ only: ['identity'], env: { LIENTHONG_DATA: dataDir } });
}, 120_000);

afterAll(() => platform.stop());

/** Sends bytes as they are, and reads until the other side closes. */
function send(bytes: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(platform.url).port), '127.0.0.1');
    let text = '';
    socket.setEncoding('utf8').on('data', (piece: string) => (text += piece));
    socket.on('error', reject).on('close', () => {
      const [head = '', body = ''] = text.split('\r\n\r\n');
      try {
        const { errors = [] } = JSON.parse(body) as { readonly errors?: readonly ClientError[] };
        resolve({ status: Number(head.split(' ')[1]), head, errors });
      } catch {
        reject(new Error(`That is no answer: ${text.slice(0, 300)}`));
      }
    });
    socket.write(Buffer.from(bytes, 'latin1'));
  });
}

/** A request of these header lines, besides those that every one needs. */
function post(lines: readonly string[], body = NAME): string {
  const usual = ['POST /graphql HTTP/1.1', 'Host: x', 'Connection: close', 'Content-Type: application/json'];
  return `${[...usual, `Content-Length: ${body.length}`, ...lines].join('\r\n')}\r\n\r\n${body}`;
}

async function logged(): Promise<readonly LoggedRequest[]> {
  const file = join(mkdtempSync(join(tmpdir(), 'lienthong-raw-log-')), 'log.jsonl');
  const { exitCode, stderr } = await runCommand(['audit', 'export', '--data', dataDir, '--out', file]);
  expect([exitCode, stderr]).toEqual([0, expect.any(String)]);
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { readonly type: string; readonly record: LoggedRequest })
    .filter(({ type }) => type === 'record')
    .map(({ record }) => record);
}

/** Refusals that have to stand in the log, by the identifier that the client was told. */
const refusals = new Map<string, string>();

function expectRefusal({ status, head, errors }: Answer, code: string): void {
  const [error] = errors;
  expect([status, errors.length, error?.extensions.code]).toEqual([
    catalogue[code as keyof typeof catalogue].status,
    1,
    code,
  ]);
  const errorId = String(error?.extensions['errorId']);
  expect(error?.extensions).toMatchObject({ messageVi: expect.any(String), remedyVi: expect.any(String) });
  expect(head.toLowerCase()).toContain(`x-request-id: ${errorId}`);
  expect(head.toLowerCase()).toContain('content-type: application/json');
  refusals.set(errorId, code);
}

describe.each([
  ['Authorization', 'Bearer a.b.c'],
  ['Lienthong-Purpose', 'OPEN_DATA'],
  ['Lienthong-Case', 'H29.21-261110-9901'],
  ['Lienthong-Emergency', 'a patient fell from a roof'],
  ['Lienthong-On-Refusal', 'request'],
  ['Lienthong-Provenance', '1'],
  ['Lienthong-Sign', '1'],
])('the header %s', (name, value) => {
  test.each([
    ['sent twice', [`${name}: ${value}`, `${name.toLowerCase()}: ${value}`], 'REQUEST_HEADER'],
    ['sent twice, once empty', [`${name}:`, `${name}: ${value}`], 'REQUEST_HEADER'],
    ['with a tab inside', [`${name}: ${value.slice(0, 1)}\t${value}`], 'REQUEST_HEADER'],
    ['with letters outside of ASCII', [`${name}: ${value}\u00e9`], 'REQUEST_HEADER'],
    ['of 10,000 characters', [`${name}: ${'x'.repeat(10_000)}`], 'REQUEST_HEADER'],
    ['of a megabyte', [`${name}: ${MEGABYTE}`], 'REQUEST_HEADERS_TOO_LARGE'],
    ['two thousand times over', Array.from({ length: 2_000 }, () => `${name}: ${value}`), 'REQUEST_HEADERS_TOO_LARGE'],
    ['with a zero byte', [`${name}: ${value}\0`], 'REQUEST_MALFORMED'],
    ['with an escape character', [`${name}: \u001b[31m${value}`], 'REQUEST_MALFORMED'],
    ['with a carriage return alone', [`${name}: ${value}\rX-Other: 1`], 'REQUEST_MALFORMED'],
    ['with a line feed alone', [`${name}: ${value}\nX Other`], 'REQUEST_MALFORMED'],
    ['folded over two lines', [`${name}: ${value}`, ' and more'], 'REQUEST_MALFORMED'],
    ['with a blank before its colon', [`${name} : ${value}`], 'REQUEST_MALFORMED'],
  ])('%s is refused with a code', async (_, lines, code) => {
    expectRefusal(await send(post(lines)), code);
  });

  test.each([
    ['empty', [`${name}:`]],
    ['of blanks', [`${name}:    `]],
  ])('%s is as if it were not sent', async (_, lines) => {
    expect(await send(post(lines))).toMatchObject({ status: 200, errors: [] });
  });
});

describe('what the gateway cannot read or does not believe', () => {
  const token = `${btoa('{"alg":"EdDSA"}')}.${btoa('{"iss":"http://nobody.test"}')}.AAAA`.replaceAll('=', '');
  test.each([
    ['a token of nobody known', [`Authorization: Bearer ${token}`], NAME, 'TOKEN_INVALID'],
    ['a token that is none', ['Authorization: Bearer x'], NAME, 'TOKEN_INVALID'],
    ['another scheme', ['Authorization: Basic YTpi'], NAME, 'TOKEN_INVALID'],
    ['a reason that is none', ['Lienthong-Emergency: help'], NAME, 'EMERGENCY_REASON_INVALID'],
    ['another word on refusal', ['Lienthong-On-Refusal: everything-please'], NAME, 'ON_REFUSAL_UNKNOWN'],
    ['a word on refusal in capitals', ['Lienthong-On-Refusal: REQUEST'], NAME, 'ON_REFUSAL_UNKNOWN'],
    ['a body that is no JSON', [], '{"query":', 'REQUEST_NOT_JSON'],
    ['a body that is no UTF-8', [], '{"query":"\u00ff"}', 'REQUEST_NOT_JSON'],
    ['a body without a question', [], '{}', 'REQUEST_PARAMETER'],
    ['variables that are none', [], '{"query":"{ __typename }","variables":[1]}', 'REQUEST_PARAMETER'],
    ['a body over the limit', [], JSON.stringify({ query: 'x'.repeat(3_000_000) }), 'REQUEST_TOO_LARGE'],
    ['a media type that is not served', ['Accept: image/png'], NAME, 'REQUEST_NOT_ACCEPTABLE'],
  ])('%s', async (_, lines, body, code) => {
    expectRefusal(await send(post(lines, body)), code);
  });

  test.each([
    [
      'another content type',
      'POST /graphql HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: text/plain\r\nContent-Length: 1\r\n\r\nx',
      'REQUEST_CONTENT_TYPE',
    ],
    [
      'another method',
      'PUT /graphql HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 0\r\n\r\n',
      'REQUEST_METHOD',
    ],
    [
      'two lengths',
      'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx',
      'REQUEST_MALFORMED',
    ],
    [
      'a chunk whose length is no number',
      'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
      'REQUEST_MALFORMED',
    ],
  ])('%s', async (_, bytes, code) => {
    expectRefusal(await send(bytes), code);
  });

  test('over a WebSocket, a word on refusal in its introduction', async () => {
    const socket = new WebSocket(`${platform.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    socket.on('open', () => {
      socket.send('{"type":"connection_init","payload":{"lienthong-on-refusal":"sometimes"}}');
    });
    const closed = await new Promise((resolve) => {
      socket.on('close', (code, reason) => resolve([code, reason.toString('utf8')]));
    });
    expect(closed).toEqual([4403, 'Forbidden: ON_REFUSAL_UNKNOWN']);
  });
});

test('bytes that are no HTTP are told so', async () => {
  const { status, errors } = await send('\x16\x03\x01\x02\x00 this is another protocol\r\n\r\n');
  expect([status, errors.map(({ extensions }) => extensions.code)]).toEqual([400, ['REQUEST_MALFORMED']]);
});

test('each refusal stands in the log, with its code and nobody who asked', async () => {
  const records = await logged();
  const found = new Map(records.map((record) => [record.requestId, record]));
  expect(refusals.size).toBeGreaterThan(100);
  for (const [errorId, code] of refusals) {
    expect([code, found.get(errorId)]).toMatchObject([code, { outcome: 'refused', errorCodes: [code] }]);
    expect(found.get(errorId)).not.toHaveProperty('role');
  }
  const codes = records.flatMap(({ errorCodes }) => errorCodes);
  expect(codes.filter((code) => code === 'ON_REFUSAL_UNKNOWN')).toHaveLength(3);
  // Twice in the log is once too often: the gateway itself writes down what it refuses.
  expect(found.size).toBe(records.length);
});

test('the gateway answers as ever', async () => {
  expect(await send(post([]))).toMatchObject({ status: 200, errors: [] });
  expect(await send(post(['Lienthong-On-Refusal: field']))).toMatchObject({ status: 200, errors: [] });
});
