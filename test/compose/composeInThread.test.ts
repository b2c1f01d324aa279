import { expect, test } from '@jest/globals';
import { printSchema } from 'graphql';
import { composeGraph } from '../../src/compose/composeGraph.ts';
import { composeInThread } from '../../src/compose/composeInThread.ts';
import type { SubgraphDeclaration } from '../../src/model/subgraph.ts';
import { someScalarRules } from './aDictionary.ts';
import { smallDictionary } from './smallDictionary.ts';

const rules = someScalarRules(smallDictionary);

const declare = (fields: string): readonly SubgraphDeclaration[] => [
  {
    kind: 'sdl',
    id: 'land',
    sdl: `type Query { person(personalId: PersonalId!): Person } type Person @key(fields: "personalId") { personalId: PersonalId! ${fields} }`,
  },
];

test('the thread composes what this thread would compose, and the event loop turns meanwhile', async () => {
  let turns = 0;
  let isOver = false;
  const turn = () => {
    turns += 1;
    if (!isOver) setImmediate(turn);
  };
  setImmediate(turn);
  const declarations = declare('fullName: Text spouse: Person');
  const graph = await composeInThread(smallDictionary, declarations, rules);
  isOver = true;
  const same = composeGraph(smallDictionary, declarations, rules);
  expect([graph.supergraphSdl, graph.hash, printSchema(graph.schema)]).toEqual([
    same.supergraphSdl,
    same.hash,
    printSchema(same.schema),
  ]);
  expect(graph.fieldSources).toEqual(same.fieldSources);
  expect(graph.requiredFields).toEqual(same.requiredFields);
  expect(turns).toBeGreaterThan(10);
});

test('findings come back from the thread', async () => {
  await expect(composeInThread(smallDictionary, declare('nickName: Text'), rules)).rejects.toThrow(
    'Person.nickName is not in the dictionary',
  );
});

test('a composition that takes too long is given up', async () => {
  const hasty = composeInThread(smallDictionary, declare('fullName: Text'), rules, { timeoutMs: 1 });
  await expect(hasty).rejects.toThrow('took longer than 1 ms');
});

test('a composition that nobody waits for any more is given up', async () => {
  const ending = new AbortController();
  const given = composeInThread(smallDictionary, declare('fullName: Text'), rules, { ended: ending.signal });
  const refused = expect(given).rejects.toThrow('was closed');
  ending.abort();
  await refused;
});
