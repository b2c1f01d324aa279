import type { GraphQLSchema } from 'graphql';
import { composeSubgraphs } from '../../../src/compose/composeSubgraphs.ts';
import { answersOf } from './answerable.ts';
import { executableSubgraph, type AnswerOperation } from './executableSubgraph.ts';
import { Facts } from './facts.ts';
import { GraphModel } from './graphModel.ts';
import { readSubgraph, type SubgraphModel } from './subgraphModel.ts';
import { World, type WorldData } from './world.ts';

export interface GraphData {
  readonly subgraphs: readonly { readonly id: string; readonly sdl: string }[];
  readonly rows: WorldData;
}

/** A federated graph with its data, composed. */
export interface TestGraph {
  readonly model: GraphModel;
  readonly supergraphSdl: string;
  /** The public schema. */
  readonly schema: GraphQLSchema;
  /** A world of its own, as mutations leave traces. */
  facts(): Facts;
  /** A subgraph's server over a world. */
  server(subgraph: SubgraphModel, facts: Facts, labels?: ReadonlySet<string>): AnswerOperation;
}

/** Throws a `CompositionError` when the subgraphs do not make a graph in which every field can be answered. */
export function testGraph({ subgraphs, rows }: GraphData): TestGraph {
  const { supergraphSdl, schema } = composeSubgraphs(subgraphs);
  const models = subgraphs.map(({ id, sdl }) => readSubgraph(id, sdl));
  const model = new GraphModel(models);
  return {
    model,
    supergraphSdl,
    schema,
    facts: () => new Facts(new World(rows), model),
    server: (subgraph, facts, labels) => executableSubgraph(subgraph, answersOf(subgraph, models, labels), facts),
  };
}
