import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { composeSubgraphs } from '../../src/compose/composeSubgraphs.ts';
import { askGraphql } from '../support/askGraphql.ts';
import { carriedEvents, oneEvent, startEventSubgraph, type EventSubgraph } from '../support/startEventSubgraph.ts';
import { startGatewayProcess, type GatewayProcess } from '../support/startGatewayProcess.ts';
import { until } from '../support/until.ts';

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key"])';
const peopleWith = (fields: string) => `${LINK} type Query { person(id: ID!): Person slow: Int }
  type Subscription { moved: Person } type Person @key(fields: "id") { id: ID! name: String ${fields} }`;
const health = `${LINK} type Person @key(fields: "id") { id: ID! score: Int }`;

let gateway: GatewayProcess;
let file: string;
let listening = 0;
const servers: EventSubgraph[] = [];

/** The supergraph with these further fields of a person. */
let supergraphWith: (fields: string) => string;

beforeAll(async () => {
  const moved = () => oneEvent({ moved: { id: '1' } }, (by) => (listening += by));
  const first = await startEventSubgraph(peopleWith('alias: String nickname: String'), {
    Query: {
      person: (_: unknown, { id }: { id: string }) => ({ id }),
      slow: async () => {
        await pause(4_000);
        return 4;
      },
    },
    Subscription: { moved: { subscribe: moved } },
    Person: { name: () => 'Nguyễn Văn A', alias: () => 'A', nickname: () => 'Tí' },
  });
  const second = await startEventSubgraph(health, { Person: { score: () => 7 } });
  servers.push(first, second);
  supergraphWith = (fields) =>
    composeSubgraphs([
      { id: 'people', sdl: peopleWith(fields) },
      { id: 'health', sdl: health },
    ])
      .supergraphSdl.replace('lienthong:people', first.url)
      .replace('lienthong:health', second.url);
  file = join(mkdtempSync(join(tmpdir(), 'lienthong-followed-')), 'supergraph.graphql');
  writeFileSync(file, supergraphWith('alias: String'));
  gateway = await startGatewayProcess({ LIENTHONG_LOG_LEVEL: 'info' }, ['--supergraph', file, '--open-access']);
}, 60_000);

afterAll(async () => {
  await gateway.stop();
  for (const server of servers) server.stop();
});

const ask = (query: string) => askGraphql(`${gateway.url}/graphql`, query);
const servedGraph = async () =>
  ((await (await fetch(`${gateway.url}/health`)).json()) as { readonly graph: string }).graph;
const times = (said: string) => gateway.log().split(said).length - 1;

/** Puts a version in the place of the last one at once, as a tool that composes does, and waits until it is read. */
async function give(version: string, said = 'supergraph taken'): Promise<void> {
  const before = times(said);
  writeFileSync(`${file}.next`, version);
  renameSync(`${file}.next`, file);
  await until(() => times(said) > before, gateway.log);
}

test('a new version of the file is served without a request lost, and what is gone is refused', async () => {
  const seen = new Set<string>();
  let isOver = false;
  const asking = Array.from({ length: 8 }, async () => {
    while (!isOver) seen.add(JSON.stringify(await ask('{ person(id: "1") { name score } }')));
  });
  const first = await servedGraph();
  await give(supergraphWith('nickname: String'));
  expect(await servedGraph()).not.toBe(first);
  expect(await ask('{ person(id: "1") { nickname } }')).toEqual({ data: { person: { nickname: 'Tí' } } });
  expect(await ask('{ person(id: "1") { alias } }')).toMatchObject({
    errors: [{ extensions: { code: 'DOCUMENT_INVALID' } }],
  });
  await give(supergraphWith('alias: String'));
  expect(await servedGraph()).toBe(first);
  isOver = true;
  await Promise.all(asking);
  expect([...seen]).toEqual(['{"data":{"person":{"name":"Nguyễn Văn A","score":7}}}']);
}, 120_000);

test('a request under way ends with the graph that it began with', async () => {
  const slow = ask('{ slow }');
  await give(supergraphWith('nickname: String'));
  expect(await slow).toEqual({ data: { slow: 4 } });
}, 60_000);

test('a subscription ends with the reason, and the source is left', async () => {
  const response = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({ query: 'subscription { moved { name score } }' }),
  });
  const stream = response.text();
  await until(() => listening === 1, gateway.log);
  await pause(500);
  await give(supergraphWith('alias: String'));
  expect(carriedEvents(await stream)).toMatchObject([
    { data: { moved: { name: 'Nguyễn Văn A', score: 7 } } },
    { data: null, errors: [{ extensions: { code: 'GRAPH_REPLACED', remedy: expect.any(String) } }] },
  ]);
  expect(await stream).toMatch(/event: complete/);
  await until(
    () => listening === 0,
    () => 'the source is still listened to',
  );
}, 60_000);

test.each<readonly [string, () => string, string]>([
  ['is cut off', () => readFileSync(file, 'utf8').slice(0, 900), 'Syntax Error'],
  [
    'cannot be answered',
    () =>
      supergraphWith('').replace(
        '@join__type(graph: HEALTH, key: "id")',
        '@join__type(graph: HEALTH, key: "id", resolvable: false)',
      ),
    'Person.score',
  ],
  ['has a source without an address', () => supergraphWith('').replace(/http:[^"]*/, ''), 'has no address'],
])(
  'a version that %s is not taken, and the log says why',
  async (_, version, said) => {
    await give(supergraphWith('alias: String nickname: String'));
    const [before, served] = [times(said), await servedGraph()];
    await give(version(), 'supergraph not taken');
    expect(times(said)).toBeGreaterThan(before);
    expect(await servedGraph()).toBe(served);
    expect(await ask('{ person(id: "1") { alias nickname score } }')).toEqual({
      data: { person: { alias: 'A', nickname: 'Tí', score: 7 } },
    });
    await give(supergraphWith('alias: String'));
  },
  60_000,
);

test('a file that is gone leaves the graph as it was', async () => {
  const before = times('supergraph not taken');
  rmSync(file);
  await until(() => times('supergraph not taken') > before, gateway.log);
  expect(await ask('{ person(id: "1") { name } }')).toEqual({ data: { person: { name: 'Nguyễn Văn A' } } });
}, 60_000);
