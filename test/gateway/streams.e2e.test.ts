import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { composeSubgraphs } from '../../src/compose/composeSubgraphs.ts';
import { carriedEvents, oneEvent, startEventSubgraph, type EventSubgraph } from '../support/startEventSubgraph.ts';
import { startGatewayProcess, type GatewayProcess } from '../support/startGatewayProcess.ts';
import { until } from '../support/until.ts';

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key"])';
const people = `${LINK} type Query { person(id: ID!): Person } type Subscription { moved(upTo: Int!): Person quiet: Person }
  type Person @key(fields: "id") { id: ID! name: String }`;
const health = `${LINK} type Person @key(fields: "id") { id: ID! score: Int broken: Int }`;

let gateway: GatewayProcess;
const servers: EventSubgraph[] = [];
let listening = 0;
let refused = 0;

beforeAll(async () => {
  async function* moved(_: unknown, { upTo }: { upTo: number }) {
    listening += 1;
    try {
      for (let id = 1; id <= upTo; id += 1) {
        await new Promise((resolve) => setTimeout(resolve, 20));
        yield { moved: { id: String(id) } };
      }
    } finally {
      listening -= 1;
    }
  }
  const first = await startEventSubgraph(people, {
    Query: { person: (_: unknown, { id }: { id: string }) => ({ id }) },
    Subscription: {
      moved: { subscribe: moved },
      quiet: { subscribe: () => oneEvent({ quiet: { id: '1' } }, (by) => (listening += by)) },
    },
    Person: { name: ({ id }: { id: string }) => `Nguyễn Văn ${id}` },
  });
  const second = await startEventSubgraph(health, {
    Person: {
      score: ({ id }: { id: string }) => Number(id) * 10,
      broken: () => {
        refused += 1;
        throw new Error('not today');
      },
    },
  });
  servers.push(first, second);
  const { supergraphSdl } = composeSubgraphs([
    { id: 'people', sdl: people },
    { id: 'health', sdl: health },
  ]);
  const file = join(mkdtempSync(join(tmpdir(), 'lienthong-streams-')), 'supergraph.graphql');
  writeFileSync(file, supergraphSdl.replace('lienthong:people', first.url).replace('lienthong:health', second.url));
  gateway = await startGatewayProcess({}, ['--supergraph', file, '--open-access']);
}, 60_000);

afterAll(async () => {
  await gateway.stop();
  for (const server of servers) server.stop();
});

function ask(query: string, variables: object, accept: string, signal?: AbortSignal): Promise<Response> {
  return fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept },
    body: JSON.stringify({ query, variables }),
    ...(signal ? { signal } : {}),
  });
}

const MOVED = 'subscription ($upTo: Int!) { moved(upTo: $upTo) { name score } }';

describe('a subscription', () => {
  test('is answered event by event, the rest of each from the other source', async () => {
    const response = await ask(MOVED, { upTo: 3 }, 'text/event-stream');
    expect(response.headers.get('content-type')).toMatch('text/event-stream');
    const stream = await response.text();
    expect(carriedEvents(stream)).toEqual(
      [1, 2, 3].map((id) => ({ data: { moved: { name: `Nguyễn Văn ${id}`, score: id * 10 } } })),
    );
    expect(stream).toMatch(/event: complete/);
  });

  test('costs a failing source its own field in each event', async () => {
    const query = 'subscription { moved(upTo: 2) { name broken } }';
    const seen = carriedEvents(await (await ask(query, {}, 'text/event-stream')).text());
    expect(refused).toBe(2);
    expect(seen).toMatchObject(
      [1, 2].map((id) => ({
        data: { moved: { name: `Nguyễn Văn ${id}`, broken: null } },
        errors: [{ path: ['moved', 'broken'], extensions: { code: 'SOURCE_REPORTED_ERROR' } }],
      })),
    );
  });

  test.each([
    ['tells of events all the time', MOVED, { upTo: 100_000 }],
    ['has fallen silent', 'subscription { quiet { name } }', {}],
  ])('ends at a source that %s when the client leaves', async (_, query, variables) => {
    const leaving = new AbortController();
    const response = await ask(query, variables, 'text/event-stream', leaving.signal);
    const reader = response.body?.getReader();
    for (let seen = ''; !seen.includes('event: next');) seen += new TextDecoder().decode((await reader?.read())?.value);
    expect(listening).toBe(1);
    leaving.abort();
    await until(
      () => listening === 0,
      () => 'the source is still listened to',
    );
  });

  test('needs a door that can deliver events', async () => {
    const response = await ask(MOVED, { upTo: 1 }, 'application/json');
    expect(JSON.stringify(await response.json())).toMatch(/SUBSCRIPTION|DOCUMENT_/);
  });
});

describe('what is deferred', () => {
  const query = '{ person(id: "4") { name ... @defer(label: "health") { score } } }';

  test('comes later, to a client that takes parts', async () => {
    const seen = carriedEvents(await (await ask(query, {}, 'text/event-stream')).text());
    expect(seen).toEqual([
      {
        data: { person: { name: 'Nguyễn Văn 4' } },
        pending: [{ id: '0', path: ['person'], label: 'health' }],
        hasNext: true,
      },
      { hasNext: false, incremental: [{ id: '0', data: { score: 40 } }], completed: [{ id: '0' }] },
    ]);
  });

  test('comes in parts of multipart/mixed', async () => {
    const response = await ask(query, {}, 'multipart/mixed, application/json');
    expect(response.headers.get('content-type')).toMatch('multipart/mixed');
    const parts = (await response.text()).split('---').filter((part) => part.includes('{'));
    expect(parts.map((part) => JSON.parse(part.slice(part.indexOf('{'))) as object)).toMatchObject([
      { data: { person: { name: 'Nguyễn Văn 4' } }, hasNext: true },
      { incremental: [{ data: { score: 40 } }], hasNext: false },
    ]);
  });

  test('comes at once, to a client that takes one answer', async () => {
    const response = await ask(query, {}, 'application/json');
    expect(await response.json()).toEqual({ data: { person: { name: 'Nguyễn Văn 4', score: 40 } } });
  });
});
