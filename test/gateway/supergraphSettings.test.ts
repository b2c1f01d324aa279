import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, expect, test } from '@jest/globals';
import { composeSubgraphs } from '../../src/compose/composeSubgraphs.ts';
import { contractOf } from '../../src/compose/contractOf.ts';
import { graphOfSupergraph, graphToServe } from '../../src/compose/graphOfSupergraph.ts';
import { readSupergraph } from '../../src/compose/readSupergraph.ts';
import { progressiveOverrides } from '../../src/start/supergraph/progressiveOverrides.ts';
import type { SubgraphSettings } from '../../src/sources/createSubgraphSource.ts';
import { createSupergraphEngine, type SupergraphEngine } from '../../src/start/supergraph/supergraphEngine.ts';
import { fromByteText } from '../../src/util/byteText.ts';
import { askGraphql } from '../support/askGraphql.ts';
import { startGatewayProcess } from '../support/startGatewayProcess.ts';

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@override", "@shareable"])`;
const closers: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** A subgraph that gives one answer to everything, after a while, and counts. */
async function subgraph(data: object, waitMs = 0) {
  const asked: string[] = [];
  const server: Server = createServer((request, response) => {
    void text(request).then((body) => {
      asked.push((JSON.parse(body) as { query: string }).query);
      setTimeout(() => response.setHeader('content-type', 'application/json').end(JSON.stringify({ data })), waitMs);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, asked };
}

function engineOf(
  sdl: Readonly<Record<string, string>>,
  settings: Readonly<Record<string, SubgraphSettings>>,
  overrideLabels: readonly string[] = [],
  sourceWeights: Readonly<Record<string, number>> = {},
  sharesReads = false,
): SupergraphEngine {
  const { supergraphSdl } = composeSubgraphs(Object.entries(sdl).map(([id, each]) => ({ id, sdl: `${LINK} ${each}` })));
  const engine = createSupergraphEngine({
    ...{ graph: graphToServe(supergraphSdl), settings, overrideLabels, sourceWeights, sharesReads },
  });
  closers.push(() => Promise.all(engine.sources.map((source) => source.close())));
  return engine;
}

async function ask({ answer }: SupergraphEngine, query: string, requestId = 'r'): Promise<unknown> {
  const result = await answer({
    requestId,
    query,
    readOnly: false,
    wantsProvenance: false,
    accepts: { incremental: false, events: false },
    signal: AbortSignal.timeout(5_000),
  });
  return result.kind === 'complete' ? (JSON.parse(fromByteText([...result.body].join(''))) as unknown) : result;
}

test.each([
  [false, true, 1],
  [false, false, 3],
  [false, undefined, 3],
  [true, true, 1],
  [true, false, 3],
  [true, undefined, 1],
])(
  'identical reads, shared unless stated: %p, shareReads: %p: %i reach the subgraph',
  async (shares, stated, calls) => {
    const land = await subgraph({ parcels: 7 }, 100);
    const settings = { land: { url: land.url, shareReads: stated } };
    const engine = engineOf({ land: 'type Query { parcels: Int }' }, settings, [], {}, shares);
    const answers = await Promise.all([1, 2, 3].map(() => ask(engine, '{ parcels }')));
    expect(answers).toEqual([1, 2, 3].map(() => ({ data: { parcels: 7 } })));
    expect(land.asked).toHaveLength(calls);
  },
);

test('what was executed once for several has one identifier in their errors, under which the log has the cause', async () => {
  const away = await subgraph({}, 0);
  closers.pop()?.();
  const { supergraphSdl } = composeSubgraphs([{ id: 'land', sdl: `${LINK} type Query { parcels: Int }` }]);
  const logged: string[] = [];
  const engine = createSupergraphEngine({
    ...{ graph: graphToServe(supergraphSdl), settings: { land: { url: away.url } }, sharesReads: true },
    onIncident: ({ requestId }) => logged.push(requestId),
  });
  closers.push(() => Promise.all(engine.sources.map((source) => source.close())));
  const answers = await Promise.all(['one', 'two', 'three'].map((id) => ask(engine, '{ parcels }', id)));
  const extensions: unknown = expect.objectContaining({ code: 'SOURCE_UNREACHABLE', errorId: 'one' });
  expect(answers).toMatchObject([1, 2, 3].map(() => ({ errors: [{ extensions }] })));
  expect(logged).toEqual(['one']);
});

test('with --open-access there are no callers to be kept apart: what is under way is asked once', async () => {
  const land = await subgraph({ parcels: 7 }, 300);
  const { supergraphSdl } = composeSubgraphs([{ id: 'land', sdl: `${LINK} type Query { parcels: Int }` }]);
  const file = join(mkdtempSync(join(tmpdir(), 'lienthong-shared-')), 'supergraph.graphql');
  writeFileSync(file, supergraphSdl);
  const gateway = await startGatewayProcess({ LIENTHONG_LAND_URL: land.url }, ['--supergraph', file, '--open-access']);
  closers.push(() => gateway.stop());
  const asked = [1, 2, 3].map(() => askGraphql(`${gateway.url}/graphql`, '{ parcels }', {}));
  expect(await Promise.all(asked)).toMatchObject([1, 2, 3].map(() => ({ data: { parcels: 7 } })));
  expect(land.asked.filter((query) => query.includes('parcels'))).toHaveLength(1);
}, 30_000);

test.each([
  [{}, 'north'],
  [{ north: 3 }, 'south'],
  [{ north: 3, south: 4 }, 'north'],
  [{ south: 0.1 }, 'south'],
])('of two sources that have a field the one is asked that costs less: %j', async (sourceWeights, asked) => {
  const sdl = 'type Query { parcels: Int @shareable }';
  const [north, south] = [await subgraph({ parcels: 1 }), await subgraph({ parcels: 2 })];
  const settings = { north: { url: north.url }, south: { url: south.url } };
  const engine = engineOf({ north: sdl, south: sdl }, settings, [], sourceWeights);
  expect(await ask(engine, '{ parcels }')).toEqual({ data: { parcels: asked === 'north' ? 1 : 2 } });
});

test('the text of a supergraph is parsed once: contract, costs and planner take what was read', async () => {
  const land = await subgraph({ parcels: 7 });
  const { supergraphSdl } = composeSubgraphs([
    {
      id: 'land',
      sdl: `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@cost", "@tag"])
        type Query { parcels: Int @cost(weight: 3) owners: Int @tag(name: "internal") }`,
    },
  ]);
  expect(supergraphSdl).toContain('/cost/v0.');
  const { document } = readSupergraph(supergraphSdl);
  const whole = graphOfSupergraph({ sdl: `${supergraphSdl} cannot be parsed again {`, document });
  const engine = createSupergraphEngine({
    graph: contractOf(whole, { exclude: ['internal'] }),
    settings: { land: { url: land.url } },
  });
  closers.push(() => Promise.all(engine.sources.map((source) => source.close())));
  expect(await ask(engine, '{ parcels }')).toEqual({ data: { parcels: 7 } });
  expect(await ask(engine, '{ owners }')).toMatchObject({ kind: 'refused' });
});

test('a label that is stated holds for every request, a share of nothing for none and a share of all for all', async () => {
  const sources = (label: string) => ({
    fresh: `type Query { area: Int @override(from: "old", label: "${label}") }`,
    old: 'type Query { area: Int other: Int }',
  });
  const [fresh, old] = [await subgraph({ area: 2 }), await subgraph({ area: 1 })];
  const settings = { fresh: { url: fresh.url }, old: { url: old.url } };
  const areaOf = (label: string, stated: readonly string[] = []) =>
    ask(engineOf(sources(label), settings, stated), '{ area }');
  expect(await areaOf('moved')).toEqual({ data: { area: 1 } });
  expect(await areaOf('moved', ['moved'])).toEqual({ data: { area: 2 } });
  expect(await areaOf('percent(0)')).toEqual({ data: { area: 1 } });
  expect(await areaOf('percent(100)')).toEqual({ data: { area: 2 } });
});

test('shares hold for so many of a hundred requests, the smaller within the greater', () => {
  const { document } = readSupergraph(
    composeSubgraphs([
      { id: 'old', sdl: `${LINK} type Query { a: Int b: Int c: Int }` },
      {
        id: 'fresh',
        sdl: `${LINK} type Query { a: Int @override(from: "old", label: "percent(20)")
          b: Int @override(from: "old", label: "percent(2.5)") c: Int @override(from: "old", label: "mine") }`,
      },
    ]).supergraphSdl,
  );
  let dice = 0;
  const contextFor = progressiveOverrides(document, [], () => dice);
  const held = Array.from({ length: 1_000 }, (_, index) => {
    dice = index / 1_000;
    return contextFor();
  });
  const count = (label: string) => held.filter((context) => context?.labels.has(label)).length;
  expect([count('percent(20)'), count('percent(2.5)'), count('mine')]).toEqual([200, 25, 0]);
  expect(new Set(held).size).toBe(3);
});
