import { expect, test } from '@jest/globals';
import { print, printSchema } from 'graphql';
import { composeSubgraphs } from '../../src/compose/composeSubgraphs.ts';
import { graphToServe } from '../../src/compose/graphOfSupergraph.ts';
import { readInThread } from '../../src/compose/readInThread.ts';

const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key", "@tag", "@external", "@requires"])';
const { supergraphSdl } = composeSubgraphs([
  {
    id: 'people',
    sdl: `${LINK} type Query { person(id: ID!): Person "Long, and in \\"quotes\\"." find(by: Search): [Being] }
      "A person." type Person implements Being @key(fields: "id") { id: ID! name: String secret: Int @tag(name: "no") }
      interface Being { name: String } input Search { name: String = "A" } enum Kind { A B } union Any = Person`,
  },
  {
    id: 'tax',
    sdl: `${LINK} type Person @key(fields: "id") { id: ID! name: String @external owes(in: Kind): Int @requires(fields: "name") }
      enum Kind { A B }`,
  },
]);

test.each([
  ['a supergraph', undefined],
  ['a contract of it', { exclude: ['no'], hideUnreachable: true }],
])('a thread makes of %s what this thread makes of it', async (_, contract) => {
  const [there, here] = [await readInThread(supergraphSdl, contract), graphToServe(supergraphSdl, contract)];
  expect(printSchema(there.schema)).toBe(printSchema(here.schema));
  expect(print(there.supergraph)).toBe(print(here.supergraph));
  expect([there.fieldSources, there.requiredFields, there.hash, there.supergraphSdl]).toEqual([
    here.fieldSources,
    here.requiredFields,
    here.hash,
    here.supergraphSdl,
  ]);
});

test.each([
  ['is no supergraph', 'type Query { a: Int }', undefined, 'SUPERGRAPH_UNREADABLE'],
  ['is cut off', supergraphSdl.slice(0, 700), undefined, 'SUPERGRAPH_UNREADABLE'],
  [
    'cannot be answered',
    supergraphSdl.replace(
      '@join__type(graph: TAX, key: "id")',
      '@join__type(graph: TAX, key: "id", resolvable: false)',
    ),
    undefined,
    'COMPOSITION_FAILED',
  ],
  ['shows nothing', supergraphSdl, { include: ['nothing'] }, 'CONTRACT_REFUSED'],
])('what %s is refused from there as it is here, with its words', async (_, sdl, contract, code) => {
  const outcome = async (read: () => unknown) => {
    try {
      return await read();
    } catch (error) {
      return error;
    }
  };
  const [there, here] = [
    await outcome(() => readInThread(sdl, contract)),
    await outcome(() => graphToServe(sdl, contract)),
  ] as [Error, Error];
  expect(there).toMatchObject({ code });
  expect(there.message).toBe(here.message);
});

test('what takes too long is given up', async () => {
  await expect(readInThread(supergraphSdl, undefined, { timeoutMs: 1 })).rejects.toThrow('took longer than 1 ms');
});
