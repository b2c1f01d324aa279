import { afterAll, expect, test } from '@jest/globals';
import { print, printSchema } from 'graphql';
import { composeSubgraphs, type KnownSubgraphs } from '../../src/compose/composeSubgraphs.ts';
import { createSubgraphComposer } from '../../src/compose/createSubgraphComposer.ts';
import { graphToServe } from '../../src/compose/graphOfSupergraph.ts';

const composer = createSubgraphComposer();
afterAll(() => composer.close());

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key", "@tag"])';
const people = (fields: string) => ({
  id: 'people',
  url: 'http://people.example.vn/graphql',
  sdl: `${LINK} type Query { person(id: ID!): Person } type Person @key(fields: "id") { id: ID! ${fields} }`,
});
const tax = {
  id: 'tax',
  url: 'http://tax.example.vn/graphql',
  sdl: `${LINK} type Person @key(fields: "id") { id: ID! owes: Int @tag(name: "money") }`,
};

test.each([
  ['name: String', undefined],
  ['name: String spouse: Person', undefined],
  ['name: String', undefined],
  ['name: String', { exclude: ['money'] }],
])('the thread makes of %s, shown as %j, what this thread makes of it', async (fields, contract) => {
  const subgraphs = [tax, people(fields)];
  const there = await composer.compose(subgraphs, contract);
  const here = graphToServe(composeSubgraphs(subgraphs).supergraphSdl, contract);
  expect(printSchema(there.schema)).toBe(printSchema(here.schema));
  expect(print(there.supergraph)).toBe(print(here.supergraph));
  expect([there.hash, there.fieldSources, there.requiredFields]).toEqual([
    here.hash,
    here.fieldSources,
    here.requiredFields,
  ]);
});

test('findings of every subgraph come back from the thread, and the next composition finds it as it was', async () => {
  const broken = composer.compose([people('('), { ...tax, sdl: `${tax.sdl} }` }]);
  await expect(broken).rejects.toThrow(/people: .*Syntax Error[^]*tax: .*Syntax Error/);
  await expect(composer.compose([people('owes: String'), tax])).rejects.toThrow('"Person.owes" is incompatible');
  await expect(composer.compose([people(''), tax])).resolves.toMatchObject({ hash: expect.any(String) });
});

test('a composition that takes too long is ended, and one under way when the composer closes', async () => {
  const hasty = createSubgraphComposer({ timeoutMs: 1 });
  await expect(hasty.compose([tax])).rejects.toThrow('took longer than 1 ms');
  const closing = createSubgraphComposer();
  const refused = expect(closing.compose([tax])).rejects.toThrow('was closed');
  await closing.close();
  await refused;
  await expect(closing.compose([tax])).rejects.toThrow('was closed');
});

test('after a change of one subgraph the others are not read again, and what is no longer listed is forgotten', () => {
  const known: KnownSubgraphs = new Map();
  const partsAfter = (fields: string) => {
    composeSubgraphs([people(fields), tax], known);
    return [...known.values()];
  };
  const [before, after] = [partsAfter('name: String'), partsAfter('')];
  expect(after.map(({ id }) => id)).toEqual(['people', 'tax']);
  expect(after[0]).not.toBe(before[0]);
  expect(after[1]).toBe(before[1]);
});
