import { expect, test } from '@jest/globals';
import { composeSubgraphs } from '../../src/compose/composeSubgraphs.ts';

const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@external", "@provides"])';

test('a field with @provides on a cycle is looked at a bounded number of times', () => {
  const graph = composeSubgraphs([
    {
      id: 'one',
      sdl: `${LINK} type Query { r: [E!] } type E @key(fields: "id") { id: ID! next: [E!] @provides(fields: "f next { f }") f: Int @external }`,
    },
    { id: 'two', sdl: `${LINK} type E @key(fields: "id") { id: ID! f: Int }` },
  ]);
  expect(graph.fieldSources.get('E.f')).toContain('two');
});
