import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginUsageReportingDisabled } from '@apollo/server/plugin/disabled';
import { startStandaloneServer } from '@apollo/server/standalone';
import { GraphQLError } from 'graphql';
import { createApolloGateway, type ApolloGatewayOptions, type AskedOperation } from '../../src/apollo.ts';
import { askGraphql } from '../support/askGraphql.ts';
import { startSubgraphs, type StartedSubgraphs } from '../support/startSubgraphs.ts';

interface Context {
  readonly token: string | undefined;
}
type Hooks = Pick<
  ApolloGatewayOptions<Context>,
  'headersFor' | 'authorise' | 'requestTimeoutMs' | 'sources' | 'onCondition'
>;

let subgraphs: StartedSubgraphs;
let server: ApolloServer<Context>;
let incidents: { readonly code: string; readonly cause: unknown }[];
let logged: string[];

beforeAll(async () => {
  subgraphs = await startSubgraphs();
});
afterAll(() => subgraphs.stop());
afterEach(() => server.stop());

/** A stock Apollo Server over HTTP, of which the context is the client's token. */
async function serve(hooks: Hooks): Promise<string> {
  incidents = [];
  logged = [];
  const gateway = createApolloGateway<Context>({
    supergraphSdl: subgraphs.supergraphSdl,
    onIncident: ({ code, cause }) => incidents.push({ code, cause }),
    ...hooks,
  });
  const hush = () => undefined;
  server = new ApolloServer<Context>({
    gateway,
    plugins: [ApolloServerPluginUsageReportingDisabled()],
    logger: { debug: hush, info: hush, warn: hush, error: (line: string) => logged.push(line) },
  });
  const { url } = await startStandaloneServer(server, {
    listen: { port: 0, host: '127.0.0.1' },
    context: ({ req }) => Promise.resolve({ token: req.headers.authorization }),
  });
  return url;
}

/** What a request comes to, with its status. */
async function post(url: string, query: string, headers: Readonly<Record<string, string>> = {}) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });
  const text = await response.text();
  return { status: response.status, text, body: JSON.parse(text) as { data?: object; errors?: object[] } };
}

/** How many requests the sources have had. */
const calls = () => subgraphs.asked('people').length + subgraphs.asked('tax').length;

describe('headers for the sources', () => {
  test('nothing of the client is passed on by itself', async () => {
    const url = await serve({});
    await askGraphql(url, '{ people { name } }', {}, { authorization: 'Bearer of-the-client', 'x-other': 'theirs' });
    const head = subgraphs.heads('people').at(-1);
    expect(head).not.toHaveProperty('authorization');
    expect(head).not.toHaveProperty('x-other');
  });

  test('each source is sent its own, of this request, asked for once', async () => {
    const asked: string[] = [];
    const url = await serve({
      headersFor: async (source, { token }) => {
        asked.push(source);
        await Promise.resolve();
        return { Authorization: token, 'x-source': source, 'x-absent': undefined };
      },
    });
    const headers = { authorization: 'Bearer ada' };
    const answer = await askGraphql(url, '{ a: person(id: "1") { owes } b: person(id: "2") { letter } }', {}, headers);
    expect(answer).toEqual({ data: { a: { owes: 250 }, b: { letter: 'Dear An' } } });
    expect(subgraphs.heads('people').at(-1)).toMatchObject({ authorization: 'Bearer ada', 'x-source': 'people' });
    expect(subgraphs.heads('tax').at(-1)).toMatchObject({ authorization: 'Bearer ada', 'x-source': 'tax' });
    expect(subgraphs.heads('tax').at(-1)).not.toHaveProperty('x-absent');
    expect(asked.sort()).toEqual(['people', 'tax']);
  });

  test('who is sent with other headers does not share a read', async () => {
    const url = await serve({
      headersFor: (_source, { token }) => ({ authorization: token }),
      sources: { people: { shareReads: true } },
    });
    const before = subgraphs.heads('people').length;
    const ask = (authorization: string) => askGraphql(url, '{ people { born } }', {}, { authorization });
    await Promise.all([ask('Bearer one'), ask('Bearer two')]);
    const sent = subgraphs.heads('people').slice(before);
    expect(sent.map(({ authorization }) => authorization).sort()).toEqual(['Bearer one', 'Bearer two']);
  });

  test.each([
    ['a line end in a value', { authorization: 'Bearer x\r\nx-admin: 1' }, 'authorization'],
    ['a value that is no ASCII', { 'x-name': 'Bình' }, 'x-name'],
    ['a value that is no text', { 'x-name': 7 as unknown as string }, 'x-name'],
    ['a name that is none', { 'x admin': '1' }, 'name of a header'],
    ['a header of the connection', { Connection: 'close' }, 'connection'],
    ['a header of the message', { 'content-length': '0' }, 'content-length'],
    ['the address of the source', { host: 'elsewhere' }, 'host'],
    ["the gateway's own word", { 'lienthong-officer': 'me' }, 'lienthong-officer'],
    ['one header twice', { 'x-a': '1', 'X-A': '2' }, 'twice'],
    ['more than a server takes', { 'x-long': 'x'.repeat(9_000) }, '8192'],
    ['headers that are no plain object', new Headers({ 'x-a': '1' }) as unknown as Record<string, string>, 'plain'],
    ['no headers', null as unknown as Record<string, string>, 'object'],
  ])('%s costs the fields of that source, which is not asked', async (_what, bad, told) => {
    const url = await serve({ headersFor: (source) => (source === 'tax' ? bad : {}) });
    const asked = subgraphs.asked('tax').length;
    const { body, text } = await post(url, '{ person(id: "1") { name owes } }');
    expect(body).toMatchObject({
      data: { person: { name: 'Ada', owes: null } },
      errors: [
        {
          path: ['person', 'owes'],
          extensions: { code: 'SOURCE_HEADERS_INVALID', source: 'tax', errorId: expect.any(String) },
        },
      ],
    });
    expect(subgraphs.asked('tax')).toHaveLength(asked);
    expect(incidents).toMatchObject([
      { code: 'SOURCE_HEADERS_INVALID', cause: { cause: { message: expect.stringContaining(told) } } },
    ]);
    expect(text).not.toMatch(/x-admin|Bình|elsewhere|xxxx/);
  });

  test('a failure tells the client nothing of itself, and the source is well', async () => {
    let fails = true;
    const url = await serve({
      headersFor: () => {
        if (fails) throw new Error('vault at 10.0.0.7 refuses secret');
        return {};
      },
    });
    for (let round = 0; round < 12; round += 1) {
      const { body, text } = await post(url, '{ person(id: "1") { name } }');
      expect(body.errors).toMatchObject([{ extensions: { code: 'SOURCE_HEADERS_INVALID' } }]);
      expect(text).not.toMatch(/vault|secret/);
    }
    fails = false;
    expect((await post(url, '{ person(id: "1") { name } }')).body).toEqual({ data: { person: { name: 'Ada' } } });
  });

  test('one that does not come to an end ends with the request', async () => {
    const url = await serve({ headersFor: () => new Promise(() => undefined), requestTimeoutMs: 100 });
    const { body } = await post(url, '{ person(id: "1") { name } }');
    expect(body).toMatchObject({ data: { person: null }, errors: [{ extensions: { code: 'SOURCE_TIMED_OUT' } }] });
  });
});

test('headers that come too late say nothing about the source, which is not asked any more', async () => {
  let waitMs = 1_000;
  const conditions: string[] = [];
  const url = await serve({
    headersFor: async () => {
      await new Promise((resolve) => setTimeout(resolve, waitMs));
      return {};
    },
    requestTimeoutMs: 500,
    onCondition: (_source, { state }) => conditions.push(state),
  });
  const asked = subgraphs.asked('people').length;
  await Promise.all(Array.from({ length: 12 }, () => post(url, '{ person(id: "1") { name } }')));
  await new Promise((resolve) => setTimeout(resolve, waitMs));
  expect(subgraphs.asked('people')).toHaveLength(asked);
  expect(conditions).not.toContain('down');
  waitMs = 0;
  expect((await post(url, '{ person(id: "1") { name } }')).body).toEqual({ data: { person: { name: 'Ada' } } });
});

describe('who may ask', () => {
  test('hears of the operation, and what it lets pass is answered', async () => {
    const heard: [Context, AskedOperation][] = [];
    const url = await serve({
      authorise: (context, operation) => {
        heard.push([context, operation]);
      },
    });
    const query = 'query One($id: ID!) { person(id: $id) { name } }';
    const answer = await askGraphql(url, query, { id: '1' }, { authorization: 'Bearer ada' });
    expect(answer).toEqual({ data: { person: { name: 'Ada' } } });
    expect(heard).toEqual([
      [
        { token: 'Bearer ada' },
        { kind: 'query', name: 'One', variables: { id: '1' }, document: expect.objectContaining({ kind: 'Document' }) },
      ],
    ]);
    await askGraphql(url, 'mutation { rename(id: "1", name: "Ada") { name } }');
    expect(heard[1]).toMatchObject([{}, { kind: 'mutation', variables: {} }]);
  });

  test('a GraphQLError is what the client reads, and nothing is fetched', async () => {
    const url = await serve({
      authorise: ({ token }) => {
        if (token !== undefined) return;
        const http = { status: 401, headers: new Map([['www-authenticate', 'Bearer']]) };
        throw new GraphQLError('Log in first.', { extensions: { code: 'UNAUTHENTICATED', http } });
      },
    });
    const before = calls();
    const { status, body } = await post(url, '{ people { name owes } }');
    expect(status).toBe(401);
    expect(body).toEqual({ errors: [{ message: 'Log in first.', extensions: { code: 'UNAUTHENTICATED' } }] });
    expect(calls()).toBe(before);
    expect((await post(url, '{ people { name } }', { authorization: 'x' })).status).toBe(200);
  });

  test('one without status and code is 403 and REQUEST_REFUSED', async () => {
    const url = await serve({
      authorise: async () => {
        await Promise.resolve();
        throw new GraphQLError('Not on Sundays.');
      },
    });
    const { status, body } = await post(url, '{ people { name } }');
    expect(status).toBe(403);
    expect(body).toMatchObject({ errors: [{ message: 'Not on Sundays.', extensions: { code: 'REQUEST_REFUSED' } }] });
  });

  test('whatever else it throws refuses too; the cause is for the log', async () => {
    const url = await serve({
      authorise: () => {
        throw new TypeError('secret of 079099001234');
      },
    });
    const before = calls();
    const { status, body, text } = await post(url, '{ people { name } }');
    expect(status).toBe(500);
    expect(body).toMatchObject({
      errors: [
        { extensions: { code: 'AUTHORISATION_FAILED', errorId: expect.any(String), remedy: expect.any(String) } },
      ],
    });
    expect(body).not.toHaveProperty('data');
    expect(text).not.toMatch(/secret|079099001234|TypeError/);
    expect(calls()).toBe(before);
    expect(logged).toEqual([expect.stringMatching(/^AUTHORISATION_FAILED [\w-]+ .*"TypeError"/)]);
    expect(logged.join()).not.toContain('079099001234');
  });

  test('one that does not come to an end refuses when the time is over', async () => {
    const url = await serve({ authorise: () => new Promise(() => undefined), requestTimeoutMs: 100 });
    const { body } = await post(url, '{ people { name } }');
    expect(body.errors).toMatchObject([{ extensions: { code: 'AUTHORISATION_FAILED' } }]);
  });
});
