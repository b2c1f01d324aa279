import { afterAll, expect, test } from '@jest/globals';
import { printSchema } from 'graphql';
import { composeDeclarations, type PartCache } from '../../src/compose/composeDeclarations.ts';
import { composeGraph } from '../../src/compose/composeGraph.ts';
import { createComposer } from '../../src/compose/createComposer.ts';
import type { SubgraphDeclaration } from '../../src/model/subgraph.ts';
import { someScalarRules } from './aDictionary.ts';
import { smallDictionary } from './smallDictionary.ts';

const rules = someScalarRules(smallDictionary);
const composer = createComposer(smallDictionary, rules);
afterAll(() => composer.close());

const declare = (fields: string): readonly SubgraphDeclaration[] => [
  {
    kind: 'sdl',
    id: 'land',
    sdl: `type Query { person(personalId: PersonalId!): Person } type Person @key(fields: "personalId") { personalId: PersonalId! ${fields} }`,
  },
];

test('the thread composes what this thread would compose, again after a change', async () => {
  for (const fields of ['fullName: Text', 'fullName: Text spouse: Person', 'fullName: Text']) {
    const graph = await composer.compose(declare(fields));
    const same = composeGraph(smallDictionary, declare(fields), rules);
    expect(graph.supergraphSdl).toBe(same.supergraphSdl);
    expect(printSchema(graph.schema)).toBe(printSchema(same.schema));
    expect(graph.fieldSources).toEqual(same.fieldSources);
    expect(graph.requiredFields).toEqual(same.requiredFields);
  }
});

test('findings come back from the thread', async () => {
  await expect(composer.compose(declare('nickName: Text'))).rejects.toThrow('Person.nickName is not in the dictionary');
});

test('a composition that takes too long is ended, and one under way when the composer closes', async () => {
  const hasty = createComposer(smallDictionary, rules, { timeoutMs: 1 });
  await expect(hasty.compose(declare('fullName: Text'))).rejects.toThrow('took longer than 1 ms');
  const closing = createComposer(smallDictionary, rules);
  const under = closing.compose(declare('fullName: Text'));
  const refused = expect(under).rejects.toThrow('was closed');
  await closing.close();
  await refused;
});

test('the event loop turns while a graph is composed', async () => {
  let turns = 0;
  let isOver = false;
  const turn = () => {
    turns += 1;
    if (!isOver) setImmediate(turn);
  };
  setImmediate(turn);
  await composer.compose(declare('fullName: Text'));
  isOver = true;
  expect(turns).toBeGreaterThan(0);
});

test('after a change of one source the others are not read again, and what is no longer declared is forgotten', () => {
  const cache: PartCache = new Map();
  const tax = (field: string): SubgraphDeclaration => ({
    kind: 'sdl',
    id: 'tax',
    sdl: `type Person @key(fields: "personalId") { personalId: PersonalId! ${field} }`,
  });
  const partsAfter = (field: string) => {
    composeDeclarations(smallDictionary, [...declare('fullName: Text'), tax(field)], cache);
    return [...cache.values()];
  };
  const [before, after] = [partsAfter('spouse: Person'), partsAfter('')];
  expect(after[0]).toBe(before[0]);
  expect(after[1]).not.toBe(before[1]);
  expect(after).toHaveLength(2);
});
