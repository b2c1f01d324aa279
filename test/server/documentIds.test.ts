import { hash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { buildSchema } from 'graphql';
import { pino } from 'pino';
import { createDocumentStage } from '../../src/document/createDocumentStage.ts';
import { createServer } from '../../src/server/createServer.ts';

const query = 'query($n: Int) { hello(times: $n) }';
const sha256Hash = hash('sha256', query, 'hex');
const stage = createDocumentStage({
  schema: buildSchema('type Query { hello(times: Int): String }'),
  persisted: { automatic: true },
});

let url = '';
let close: () => Promise<unknown> = () => Promise.resolve();

beforeAll(async () => {
  const server = await createServer({
    // Answers with what it was asked.
    answer: (request) => {
      const outcome = stage.prepare(request, { profileId: 'p', refuse: () => undefined });
      if (!outcome.ok) return Promise.resolve({ kind: 'refused', status: outcome.status, errors: outcome.errors });
      const { operation, variables } = outcome.prepared;
      return Promise.resolve({
        kind: 'complete',
        body: [JSON.stringify({ data: { text: operation.text, variables } })],
      });
    },
    health: () => ({ sources: [] }),
    logger: pino({ level: 'silent' }),
    requestTimeoutMs: 5_000,
    bodyLimitBytes: 100_000,
  });
  url = `${await server.listen({ port: 0, host: '127.0.0.1' })}/graphql`;
  close = () => server.close();
});

afterAll(() => close());

async function post(
  body: object,
  accept = 'application/json',
): Promise<{ readonly status: number; readonly body: unknown }> {
  const headers = { 'content-type': 'application/json', accept };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  return { status: response.status, body: await response.json() };
}

describe('a hash instead of a document', () => {
  const extensions = { persistedQuery: { version: 1, sha256Hash } };
  const notFound = {
    errors: [{ message: 'PersistedQueryNotFound', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }],
  };
  const answered = { data: { text: 'query($v0: Int) { _a0_hello: hello(times: $v0) }', variables: { v0: 2 } } };

  test('is answered as Apollo’s clients expect: not found, registered, found', async () => {
    const variables = { n: 2 };
    expect(await post({ extensions, variables })).toMatchObject({ status: 200, body: notFound });
    expect(await post({ extensions, variables }, 'application/graphql-response+json')).toMatchObject({
      status: 400,
      body: notFound,
    });
    expect(await post({ query, extensions, variables })).toEqual({ status: 200, body: answered });
    expect(await post({ extensions, variables })).toEqual({ status: 200, body: answered });
    expect(await post({ documentId: sha256Hash, variables })).toEqual({ status: 200, body: answered });
    const search = new URLSearchParams({
      extensions: JSON.stringify(extensions),
      variables: JSON.stringify(variables),
    });
    expect(await (await fetch(`${url}?${search.toString()}`)).json()).toEqual(answered);
  });

  test.each([
    ['neither document nor hash', {}, 'query'],
    ['an identifier that is no text', { documentId: 5 }, 'documentId'],
    ['an identifier of a kilobyte', { documentId: 'x'.repeat(1_000) }, 'documentId'],
    [
      'a hash that is none',
      { extensions: { persistedQuery: { version: 1, sha256Hash: 'x' } } },
      'extensions.persistedQuery',
    ],
    [
      'a version that is not known',
      { extensions: { persistedQuery: { version: 2, sha256Hash } } },
      'extensions.persistedQuery',
    ],
  ])('is refused with %s', async (_name, body, parameter) => {
    const { status, body: answer } = await post(body, 'application/graphql-response+json');
    expect(status).toBe(400);
    expect(answer).toMatchObject({ errors: [{ message: expect.stringContaining(`parameter ${parameter} `) }] });
  });
});
