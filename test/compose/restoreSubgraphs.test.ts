import { expect, test } from '@jest/globals';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { readdirSync } from 'node:fs';
import { composeSubgraphs } from '../../src/compose/composeSubgraphs.ts';
import { readSupergraph } from '../../src/compose/readSupergraph.ts';
import { restoreSubgraphs } from '../../src/compose/restoreSubgraphs.ts';
import type { Graph } from '../../src/model/graph.ts';
import { readGraphFolder } from '../support/federation/readGraphFolder.ts';
import { wholeGraph } from '../support/wholeGraph.ts';

const folder = new URL('../federation/graphs/', import.meta.url);
const graphs = readdirSync(folder).sort();

/** What must be the same of two graphs: what clients see, who answers it, and what that needs. */
function facts({ schema, fieldSources, requiredFields }: Graph) {
  return { schema: printSchema(lexicographicSortSchema(schema)), fieldSources, requiredFields };
}

function again(graph: Graph): Graph {
  return composeSubgraphs(restoreSubgraphs(readSupergraph(graph.supergraphSdl)));
}

test.each(graphs)('taken apart and composed again it is the same graph: %s', (name) => {
  const graph = composeSubgraphs(readGraphFolder(new URL(`${name}/`, folder)).subgraphs);
  expect(facts(again(graph))).toEqual(facts(graph));
});

test('so is the graph of all ministries', () => {
  const graph = wholeGraph();
  const { fieldSources, requiredFields } = again(graph);
  expect({ fieldSources, requiredFields }).toEqual({
    fieldSources: graph.fieldSources,
    requiredFields: graph.requiredFields,
  });
});
