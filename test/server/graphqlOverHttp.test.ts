import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { graphql, buildSchema } from 'graphql';
import { serverAudits } from 'graphql-http';
import { pino } from 'pino';
import type { ClientError } from '../../src/errors/clientError.ts';
import { GatewayError } from '../../src/errors/gatewayError.ts';
import type { AnswerRequest } from '../../src/model/gateway.ts';
import { toByteText } from '../../src/util/byteText.ts';
import { createServer } from '../../src/server/createServer.ts';

const schema = buildSchema('type Query { hello: String }');

/** The door alone: behind it graphql-js answers. The same audits run against the whole gateway in test/gateway. */
const answer: AnswerRequest = async (request) => {
  const { query = '' } = request;
  if (request.readOnly && query.startsWith('mutation')) throw new GatewayError('MUTATION_READ_ONLY');
  const result = await graphql({
    schema,
    source: query,
    variableValues: request.variables ?? null,
    operationName: request.operationName ?? null,
  });
  const text = JSON.stringify(result);
  return result.data === undefined
    ? { kind: 'refused', status: 400, errors: (JSON.parse(text) as { errors: ClientError[] }).errors }
    : { kind: 'complete', body: [toByteText(text)] };
};

let url = '';
let close: () => Promise<void> = () => Promise.resolve();

beforeAll(async () => {
  const server = await createServer({
    answer,
    health: () => ({ sources: [] }),
    portal: { folder: '/nowhere', operations: [], purposes: () => [], identityUrl: 'http://127.0.0.1:1' },
    logger: pino({ level: 'silent' }),
    requestTimeoutMs: 5_000,
    bodyLimitBytes: 100_000,
  });
  url = await server.listen({ port: 0, host: '127.0.0.1' });
  close = () => server.close();
});

afterAll(() => close());

describe('GraphQL over HTTP', () => {
  const audits = serverAudits({ url: () => `${url}/graphql`, fetchFn: fetch });
  test.each(audits.map((audit) => [`${audit.id} ${audit.name}`, audit] as const))('%s', async (_, audit) => {
    expect(await audit.fn()).toMatchObject({ status: 'ok' });
  });
});

describe('a bad request is refused by name', () => {
  const json = { 'content-type': 'application/json' };
  const ok = JSON.stringify({ query: '{ hello }' });
  const cases: readonly (readonly [string, string, RequestInit, number])[] = [
    ['a body that is not JSON', 'REQUEST_NOT_JSON', { method: 'POST', headers: json, body: '{"query": "{ hello' }, 400],
    [
      'a body in Latin-1',
      'REQUEST_NOT_JSON',
      { method: 'POST', headers: json, body: new Uint8Array([0x22, 0xe9, 0x22]) },
      400,
    ],
    [
      'a charset that is not UTF-8',
      'REQUEST_CONTENT_TYPE',
      { method: 'POST', headers: { 'content-type': 'application/json; charset=latin1' }, body: ok },
      415,
    ],
    [
      'a form',
      'REQUEST_CONTENT_TYPE',
      { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'query={hello}' },
      415,
    ],
    ['an empty body', 'REQUEST_NOT_JSON', { method: 'POST', headers: json, body: '' }, 400],
    ['a list of operations', 'REQUEST_NOT_JSON', { method: 'POST', headers: json, body: `[${ok}]` }, 400],
    [
      'a body over the limit',
      'REQUEST_TOO_LARGE',
      { method: 'POST', headers: json, body: JSON.stringify({ query: 'x'.repeat(200_000) }) },
      413,
    ],
    ['a method that GraphQL does not use', 'REQUEST_METHOD', { method: 'DELETE' }, 405],
    [
      'a media type that is not served',
      'REQUEST_NOT_ACCEPTABLE',
      { method: 'POST', headers: { ...json, accept: 'text/html' }, body: ok },
      406,
    ],
    [
      'a scheme other than Bearer',
      'TOKEN_INVALID',
      { method: 'POST', headers: { ...json, authorization: 'Basic abc' }, body: ok },
      401,
    ],
    [
      'a purpose of a megabyte',
      'REQUEST_HEADER',
      { method: 'POST', headers: { ...json, 'lienthong-purpose': 'X'.repeat(10_000) }, body: ok },
      400,
    ],
  ];
  test.each(cases)('%s', async (_, code, init, status) => {
    const response = await fetch(`${url}/graphql`, init);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code, errorId: expect.any(String) } }] });
  });

  test('an address that does not exist', async () => {
    const response = await fetch(`${url}/nothing`);
    expect([response.status, await response.json()]).toMatchObject([
      404,
      { errors: [{ extensions: { code: 'NOT_FOUND' } }] },
    ]);
  });
});
