import { expect, test } from '@jest/globals';
import { composeSubgraphs } from '../../src/compose/composeSubgraphs.ts';
import { graphOfSupergraph } from '../../src/compose/graphOfSupergraph.ts';
import { readSupergraph } from '../../src/compose/readSupergraph.ts';

const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key", "@tag", "@inaccessible", "@requires", "@external"])';
const composed = composeSubgraphs([
  {
    id: 'a',
    sdl: `${LINK} type Query { t: T @tag(name: "public") u: U @tag(name: "secret") } type T @key(fields: "id") @tag(name: "public") { id: ID! hidden: Int @inaccessible own: Int @tag(name: "secret") } type U { x: Int }`,
  },
  {
    id: 'b',
    sdl: `${LINK} type T @key(fields: "id") { id: ID! hidden: Int @external sum: Int @requires(fields: "hidden") }`,
  },
]);
const fieldsOf = (graph: typeof composed, name: string) => {
  const type = graph.schema.getType(name);
  return type && 'getFields' in type ? Object.keys(type.getFields()) : undefined;
};

test('a supergraph with a field that nothing leads to is refused with the path', () => {
  const broken = composed.supergraphSdl.replace('@join__type(graph: B, key: "id")', '@join__type(graph: B)');
  expect(() => graphOfSupergraph(readSupergraph(broken))).toThrow('Query.t → T.sum cannot be answered');
});

test('what a hidden field requires below it is required too', () => {
  const nested = composeSubgraphs([
    {
      id: 'a',
      sdl: `${LINK} type Query { t: T } type T @key(fields: "id") { id: ID! h: H @inaccessible } type H { n: Int }`,
    },
    {
      id: 'b',
      sdl: `${LINK} type T @key(fields: "id") { id: ID! h: H @external z: Int @requires(fields: "h { n }") } type H { n: Int @external }`,
    },
  ]);
  expect(nested.requiredFields.get('T.z')).toEqual(['H.n', 'T.h']);
});

test('a supergraph read from its text is the graph that it came from', () => {
  const read = graphOfSupergraph(readSupergraph(composed.supergraphSdl));
  expect(read.hash).toBe(composed.hash);
  expect(read.fieldSources).toEqual(composed.fieldSources);
  expect(read.requiredFields).toEqual(composed.requiredFields);
  expect(fieldsOf(read, 'T')?.sort()).toEqual(['id', 'own', 'sum']);
});

test.each([
  ['type Query { a: Int }', 'does not link the join specification'],
  ['type Query {', 'Syntax Error'],
  [composed.supergraphSdl.replace(/join\/v0\.\d/, 'join/v0.9'), 'join specification'],
  [composed.supergraphSdl.replace(/(?<!directive) @join__graph\([^)]*\)/g, ''), 'it names no graph'],
  [composed.supergraphSdl.replace('query: Query', 'query: T'), 'its query root is called T instead of Query.'],
  [composed.supergraphSdl.replace('type Query', 'type Quarry').replace('query: Query', ''), 'Syntax Error'],
  [composed.supergraphSdl.replace('type Query', 'type Quarry'), 'it has no type Query.'],
  [composed.supergraphSdl.replace(': U', ': Nowhere'), 'Unknown type'],
  [composed.supergraphSdl.replace(/key: "id"/g, 'key: "{"'), 'Syntax Error'],
  [composed.supergraphSdl.replace('requires: "hidden"', 'contextArguments: []'), '@fromContext is not supported.'],
  [composed.supergraphSdl.replace('tag/v0.3"', 'tag/v0.3", as: "label"'), 'linked under another name'],
  [
    composed.supergraphSdl
      .replace(/inaccessible\/v0.2"/, 'inaccessible/v0.2", import: [{ name: "@inaccessible", as: "@hidden" }]')
      .replace('Int @inaccessible', 'Int @hidden'),
    'inaccessible/v0.2 is linked under another name',
  ],
  [
    `${composed.supergraphSdl} extend schema @link(url: "https://example.org/lock/v1.0", for: SECURITY)`,
    'https://example.org/lock/v1.0 is unknown here and marked for SECURITY.',
  ],
])('a supergraph that cannot be used is refused: %#', (sdl, reason) => {
  expect(() => graphOfSupergraph(readSupergraph(sdl))).toThrow(reason);
});
