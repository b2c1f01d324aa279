import { expect, test } from '@jest/globals';
import { buildSchema, GraphQLError, graphqlSync, parse } from 'graphql';
import { pageCases } from '../../src/conform/behaviour/pageCases.ts';
import { EXAMPLE_PAGES, judgePages, pageRules } from '../../src/conform/behaviour/pageRules.ts';
import { runConformance } from '../../src/conform/runConformance.ts';
import { readClaim } from '../../src/conform/schema/schemaRule.ts';
import type { Ask } from '../../src/conform/target/askTarget.ts';
import { loadDictionary } from '../../src/dictionary/loadDictionary.ts';

const dictionary = loadDictionary('schema');
const TYPES = `
  directive @key(fields: String!, resolvable: Boolean) repeatable on OBJECT
  type Parcel @key(fields: "parcelRecordId") { parcelRecordId: ID! }
  type PageInfo { hasNextPage: Boolean! endCursor: String }
  type ParcelEdge { node: Parcel cursor: String! }
  type Parcels { edges: [ParcelEdge!] pageInfo: PageInfo! }
  type ParcelNodes { nodes: [Parcel!] pageInfo: PageInfo! }
`;
const LISTS =
  'parcels(first: Int, after: String): Parcels nodes(first: Int!, after: String): ParcelNodes plain(limit: Int): [Parcel!]';

interface PageArguments {
  readonly first?: number;
  readonly limit?: number;
  readonly after?: string;
}

interface Way {
  readonly refusesNegative?: boolean;
  readonly limits?: boolean;
  readonly goesOn?: (records: readonly string[], after: string) => number;
  readonly tellsNext?: (isMore: boolean) => boolean;
  readonly tellsEnd?: boolean;
  readonly begins?: (length: number) => number;
}

const RIGHT: Required<Way> = {
  refusesNegative: true,
  limits: true,
  goesOn: (records, after) => records.indexOf(after) + 1,
  tellsNext: (isMore) => isMore,
  tellsEnd: true,
  begins: () => 0,
};

/** A service that lists these parcels in some way. */
function service(records: readonly string[], way: Way = {}): Ask {
  const { refusesNegative, limits, goesOn, tellsNext, tellsEnd, begins } = { ...RIGHT, ...way };
  const schema = buildSchema(`${TYPES} type Query { ${LISTS} }`);
  const page = ({ first, limit, after }: PageArguments) => {
    const length = first ?? limit ?? records.length;
    if (length < 0 && refusesNegative) throw new GraphQLError('A length is 0 or more.');
    const start = after === undefined ? begins(length) : goesOn(records, after);
    const found = records.slice(start, limits && length >= 0 ? start + length : undefined);
    const pageInfo = {
      hasNextPage: tellsNext(start + found.length < records.length),
      endCursor: tellsEnd ? (found.at(-1) ?? null) : null,
    };
    const nodes = found.map((parcelRecordId) => ({ parcelRecordId }));
    return { nodes, edges: nodes.map((node) => ({ node, cursor: node.parcelRecordId })), pageInfo };
  };
  const rootValue = { parcels: page, nodes: page, plain: (args: PageArguments) => page(args).nodes };
  return ({ body }) => {
    const { query: source } = body as { readonly query: string };
    return Promise.resolve({ status: 200, elapsedMs: 0, json: graphqlSync({ schema, source, rootValue }) });
  };
}

const claim = readClaim(parse(`${TYPES} type Query { ${LISTS} }`), dictionary);

/** Rules that find something, with the field at which they do. */
async function found(ask: Ask): Promise<readonly string[]> {
  const hits: string[] = [];
  for (const page of pageCases(claim))
    for (const rule of pageRules.filter(({ applies }) => applies(page))) {
      const judged = await judgePages(rule, page, ask);
      if (!('failure' in judged) && judged.message !== undefined) hits.push(`${rule.id} ${page.field}`);
    }
  return hits;
}

test.each(pageRules.map((rule) => [rule.id, rule] as const))(
  '%s: its examples are what they are said to be',
  async (_, rule) => {
    const answering = (text: string): Ask => {
      const answers = JSON.parse(text) as unknown[];
      return () => Promise.resolve({ status: 200, json: answers.shift(), elapsedMs: 1 });
    };
    expect(await judgePages(rule, EXAMPLE_PAGES, answering(rule.good))).toEqual({ message: undefined });
    expect(await judgePages(rule, EXAMPLE_PAGES, answering(rule.bad))).toEqual({ message: expect.any(String) });
  },
);

test('lists, nodes and edges are pages where they take a length; only with cursors they go on', () => {
  expect(pageCases(claim).map(({ where, length, goesOn }) => [where, length, goesOn])).toEqual([
    ['Query.parcels', 'first', true],
    ['Query.nodes', 'first', true],
    ['Query.plain', 'limit', false],
  ]);
  const none =
    'all: [Parcel] one(first: Int): Parcel needed(first: Int, commune: ID!): [Parcel] texts(first: Int): [String]';
  expect(pageCases(readClaim(parse(`${TYPES} type Query { ${none} }`), dictionary))).toEqual([]);
});

test.each([[[]], [['A']], [['A', 'B']], [['A', 'B', 'C', 'D']]])(
  'a service that gives %j in pages breaks no rule',
  async (records) => {
    expect(await found(service(records))).toEqual([]);
  },
);

const everywhere = (rule: string) => [`${rule} parcels`, `${rule} nodes`, `${rule} plain`];
const going = (rule: string) => [`${rule} parcels`, `${rule} nodes`];

test.each<[string, Way, readonly string[]]>([
  [
    'a length that is passed over',
    { limits: false },
    [...everywhere('BEHAVIOUR-PAGE-LENGTH'), ...going('BEHAVIOUR-PAGE-NEXT')],
  ],
  ['a length below 0 that is none', { refusesNegative: false }, everywhere('BEHAVIOUR-PAGE-NEGATIVE')],
  ['the next page is the first again', { goesOn: () => 0 }, going('BEHAVIOUR-PAGE-NEXT')],
  ['the next page leaves one out', { goesOn: (all, after) => all.indexOf(after) + 2 }, going('BEHAVIOUR-PAGE-NEXT')],
  [
    'the next page begins with the last again',
    { goesOn: (all, after) => all.indexOf(after) },
    going('BEHAVIOUR-PAGE-NEXT'),
  ],
  ['there is never more', { tellsNext: () => false }, going('BEHAVIOUR-PAGE-NEXT')],
  ['no cursor', { tellsEnd: false }, going('BEHAVIOUR-PAGE-NEXT')],
  ['a short page begins elsewhere', { begins: (length) => (length === 1 ? 1 : 0) }, going('BEHAVIOUR-PAGE-NEXT')],
])('%s is found', async (_, way, rules) => {
  expect((await found(service(['A', 'B', 'C'], way))).toSorted()).toEqual([...rules].toSorted());
});

test('the last page that says there is more is found', async () => {
  expect(await found(service(['A'], { tellsNext: () => true }))).toEqual(going('BEHAVIOUR-PAGE-NEXT'));
});

test('a service that fails is no finding of these rules', async () => {
  const silent: Ask = () => Promise.resolve({ status: 0, failure: 'timeout', elapsedMs: 1 });
  expect(await found(silent)).toEqual([]);
  const [rule] = pageRules;
  if (rule === undefined) throw new Error('There are no rules.');
  expect(await judgePages(rule, EXAMPLE_PAGES, silent)).toEqual({ failure: 'timeout' });
});

test('the kit asks them of a service, and says so where there is no such list', async () => {
  const sdl = `${TYPES} type Query { ${LISTS} }`;
  const asking =
    (of: string, ask: Ask): Ask =>
    (call) =>
      (call.body as { readonly query: string }).query.includes('_service')
        ? Promise.resolve({ status: 200, elapsedMs: 0, json: { data: { _service: { sdl: of } } } })
        : ask(call);
  const options = { dictionary, today: '2026-11-25', only: 'BEHAVIOUR-PAGE-NEXT' };
  const bad = service(['A', 'B'], { tellsNext: () => false });
  const run = await runConformance({ kind: 'service', name: 'land', ask: asking(sdl, bad) }, options);
  expect(run.findings.map(({ rule, where }) => [rule, where])).toEqual([
    ['BEHAVIOUR-PAGE-NEXT', 'Query.parcels'],
    ['BEHAVIOUR-PAGE-NEXT', 'Query.nodes'],
  ]);
  const none = await runConformance(
    { kind: 'service', name: 'land', ask: asking(`${TYPES} type Query { one: Parcel }`, bad) },
    options,
  );
  expect(none.outcomes.map(({ state, reason }) => [state, reason])).toEqual([
    ['not tested', 'No root field lists records in pages.'],
  ]);
});
