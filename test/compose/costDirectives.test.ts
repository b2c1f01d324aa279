import { expect, test } from '@jest/globals';
import { composeSubgraphs } from '../../src/compose/composeSubgraphs.ts';
import { costDirectivesOf } from '../../src/document/cost/costDirectives.ts';

test('what a subgraph says of costs reaches the document stage', () => {
  const graph = composeSubgraphs([
    {
      id: 'land',
      sdl: `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@cost", "@listSize"])
        type Query { parcels(first: Int): [Parcel!]! @listSize(slicingArguments: ["first"], assumedSize: 50) }
        type Parcel @cost(weight: 5) { id: ID! map: String @cost(weight: 20) }`,
    },
    { id: 'tax', sdl: 'type Query { debts: Int }' },
  ]);
  const { weights, listSizes } = costDirectivesOf(graph);
  expect([...weights]).toEqual([
    ['Parcel', 5],
    ['Parcel.map', 20],
  ]);
  expect(listSizes.get('Query.parcels')).toMatchObject({ assumedSize: 50, slicingArguments: [['first']] });
});
