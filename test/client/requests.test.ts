import { afterEach, describe, expect, test } from '@jest/globals';
import { createClient, type ClientOptions } from '../../src/client/index.ts';
import { waitBefore } from '../../src/client/retryRules.ts';
import {
  answered,
  hangUp,
  json,
  refused,
  scriptedServer,
  type Reply,
  type ScriptedServer,
} from './support/scriptedServer.ts';

const QUERY = 'query Q($id: ID) { a(id: $id) }';
const MUTATION = 'mutation M { a }';

/** The server asked last. */
let server: ScriptedServer;
const opened: ScriptedServer[] = [];

afterEach(() => Promise.all(opened.splice(0).map((each) => each.close())));

async function clientOf(options: Partial<ClientOptions>, ...script: readonly Reply[]) {
  server = await scriptedServer(...script);
  opened.push(server);
  return createClient({ url: server.url, retry: { firstWaitMs: 1 }, ...options });
}

describe('every call', () => {
  test('says who asks and why, in the headers that the gateway reads', async () => {
    const client = await clientOf(
      { token: 'T', purpose: 'LAND_TRANSFER', caseId: 'H29', provenance: true, emergency: 'Bệnh nhân hôn mê' },
      answered,
    );
    const answer = await client.query(QUERY, { id: '1' }, { caseId: 'H30', onRefusal: 'request' });
    expect(answer).toMatchObject({ data: { a: 1 }, errors: [], extensions: {}, status: 200 });
    expect(server.seen[0]?.body).toEqual({ query: QUERY, variables: { id: '1' } });
    expect(server.seen[0]?.headers).toMatchObject({
      authorization: 'Bearer T',
      'lienthong-purpose': 'LAND_TRANSFER',
      'lienthong-case': 'H30',
      'lienthong-provenance': '1',
      'lienthong-on-refusal': 'request',
      'lienthong-emergency': encodeURIComponent('Bệnh nhân hôn mê'),
    });
  });

  test('says nothing that nobody stated', async () => {
    const client = await clientOf({ token: () => undefined }, answered);
    await client.query('{ a }');
    expect(Object.keys(server.seen[0]?.headers ?? {}).filter((name) => /^(lienthong|auth)/.test(name))).toEqual([]);
  });

  test('asks for the token of the moment, and for a new one when it is refused, once', async () => {
    const tokens: boolean[] = [];
    const token = ({ isRefused }: { isRefused: boolean }) => {
      tokens.push(isRefused);
      return Promise.resolve(isRefused ? 'new' : 'old');
    };
    const client = await clientOf({ token }, refused('TOKEN_INVALID', 401), answered, refused('TOKEN_INVALID', 401));
    expect(await client.mutate(MUTATION)).toMatchObject({ data: { a: 1 } });
    expect(server.seen.map(({ headers }) => headers.authorization)).toEqual(['Bearer old', 'Bearer new']);
    expect(await client.mutate(MUTATION)).toMatchObject({ data: undefined, status: 401 });
    expect(tokens).toEqual([false, true, false, true]);
  });

  test('with another case is another client', async () => {
    const client = await clientOf({ purpose: 'P', caseId: 'one' }, answered);
    await client.with({ caseId: 'two' }).query(QUERY);
    expect(server.seen[0]?.headers).toMatchObject({ 'lienthong-purpose': 'P', 'lienthong-case': 'two' });
  });

  test('is of the kind that its method says', async () => {
    const client = await clientOf({}, answered);
    await expect(client.query(MUTATION)).rejects.toMatchObject({ kind: 'wrong-operation' });
    await expect(client.mutate(QUERY)).rejects.toMatchObject({ kind: 'wrong-operation' });
    expect(server.seen).toEqual([]);
  });
});

describe('a query is asked again', () => {
  test('when the connection breaks', async () => {
    const client = await clientOf({}, hangUp, hangUp, answered);
    expect(await client.query(QUERY)).toMatchObject({ data: { a: 1 } });
    expect(server.seen).toHaveLength(3);
  });

  test('when the gateway says 503, and not more often than the rules say', async () => {
    const client = await clientOf({}, refused('AUDIT_OVERLOADED', 503));
    expect(await client.query(QUERY)).toMatchObject({ status: 503, errors: [{ message: 'AUDIT_OVERLOADED' }] });
    expect(server.seen).toHaveLength(3);
    await expect(clientOf({ retry: { most: 0 } }, hangUp).then((each) => each.query(QUERY))).rejects.toMatchObject({
      kind: 'network',
    });
    expect(server.seen).toHaveLength(1);
  });

  test('not when that would be too long, nor when it was refused', async () => {
    const client = await clientOf({}, refused('BUSY', 503, { 'retry-after': '3600' }), refused('CASE_CLOSED', 403));
    expect(await client.query(QUERY)).toMatchObject({ status: 503 });
    expect(await client.query(QUERY)).toMatchObject({ status: 403 });
    expect(server.seen).toHaveLength(2);
  });

  test('and a mutation never is', async () => {
    const client = await clientOf({}, hangUp, refused('AUDIT_OVERLOADED', 503));
    await expect(client.mutate(MUTATION)).rejects.toMatchObject({ name: 'RequestFailure', kind: 'network' });
    expect(await client.mutate(MUTATION)).toMatchObject({ status: 503 });
    expect(server.seen).toHaveLength(2);
  });
});

describe('the wait before the next attempt', () => {
  const least = () => 0;
  const most = () => 1;

  test('is spread from nothing to a limit that doubles', () => {
    const rules = { most: 9, firstWaitMs: 100, longestWaitMs: 500 };
    expect([1, 2, 3, 4].map((attempt) => waitBefore(attempt, rules, most))).toEqual([100, 200, 400, 500]);
    expect(waitBefore(4, rules, least)).toBe(0);
    expect(waitBefore(10, rules, most)).toBeUndefined();
  });

  test('is not shorter than the gateway asks, nor longer than the caller wants', () => {
    expect(waitBefore(1, {}, least, '2')).toBe(2_000);
    expect(waitBefore(1, {}, most, '2')).toBe(2_300);
    expect(waitBefore(1, {}, most, '10')).toBe(10_000);
    expect(waitBefore(1, {}, least, '11')).toBeUndefined();
    expect(waitBefore(1, {}, least, 'Thu, 01 Jan 1970 00:00:00 GMT')).toBe(0);
    expect(waitBefore(1, {}, least, new Date(Date.now() + 3_600_000).toUTCString())).toBeUndefined();
    expect(waitBefore(1, {}, least, 'soon')).toBe(0);
  });
});

describe('a call ends', () => {
  const never: Reply = () => undefined;

  test('with its signal, and its reason', async () => {
    const client = await clientOf({}, never);
    const leaving = new AbortController();
    const left = client.query(QUERY, {}, { signal: leaving.signal });
    leaving.abort(new Error('The page was left.'));
    await expect(left).rejects.toThrow('The page was left.');
    await expect(client.query(QUERY, {}, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      name: 'AbortError',
    });
  });

  test('with its signal while it waits to ask again', async () => {
    const leaving = new AbortController();
    const retry = { firstWaitMs: 2 ** 30, longestWaitMs: 2 ** 30 };
    const leave: Reply = (response) => {
      response.destroy();
      setTimeout(() => leaving.abort(new Error('left')), 20);
    };
    const client = await clientOf({ retry, random: () => 1 }, leave);
    await expect(client.query(QUERY, {}, { signal: leaving.signal })).rejects.toThrow('left');
    expect(server.seen).toHaveLength(1);
  });

  test('when it takes too long, also in the middle of the body, and is not asked again', async () => {
    const half: Reply = (response) =>
      void response.writeHead(200, { 'content-type': 'application/json' }).write('{"da');
    const client = await clientOf({ timeoutMs: 50 }, never, half);
    await expect(client.query(QUERY)).rejects.toMatchObject({ kind: 'timeout' });
    await expect(client.query(QUERY)).rejects.toMatchObject({ kind: 'timeout' });
    expect(server.seen).toHaveLength(2);
  });

  test('with a word on who else answered', async () => {
    const page: Reply = (response) =>
      void response.writeHead(404, { 'content-type': 'text/html' }).end('<p>Not here</p>');
    const client = await clientOf({}, page, json({ status: 'up' }));
    await expect(client.query(QUERY)).rejects.toMatchObject({ kind: 'not-graphql', status: 404 });
    await expect(client.query(QUERY)).rejects.toMatchObject({ kind: 'not-graphql', status: 200 });
  });
});

test('a gateway that does not know an identifier is told the text, once', async () => {
  const document = Object.assign(new String(QUERY), { __meta__: { hash: 'abc' } });
  const client = await clientOf(
    { send: 'identifier' },
    json({ errors: [{ message: '', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }] }),
    answered,
  );
  expect(await client.query<unknown, object>(document as never, {})).toMatchObject({ data: { a: 1 } });
  expect(server.seen.map(({ body }) => body)).toEqual([
    { documentId: 'abc', variables: {} },
    { documentId: 'abc', query: QUERY, variables: {} },
  ]);
});
