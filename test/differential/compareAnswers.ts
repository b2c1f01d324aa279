import { parse } from 'graphql';
import type { ClientError } from '../../src/errors/clientError.ts';
import type { Planner } from '../../src/model/plan.ts';
import { federationUnderTest } from '../support/federation/federationUnderTest.ts';
import { askOracle } from '../support/federation/oracle.ts';
import { subgraphSource } from '../support/federation/subgraphSource.ts';
import { testGraph, type GraphData } from '../support/federation/testGraph.ts';
import type { Operation } from './generateOperation.ts';

/** What one server that holds everything answers, and what the federation does; equal texts are equal answers. */
export interface Comparison {
  readonly expected: string;
  readonly got: string;
}

/** Makes the planner that is to be tried. */
export type PlannerOf = (supergraphSdl: string) => Planner;

export interface Comparer {
  readonly schema: ReturnType<typeof testGraph>['schema'];
  compare(operation: Operation): Promise<Comparison>;
}

/** Makes a graph ready to be asked; throws a `CompositionError` when it cannot be answered whole. */
export function createComparer(data: GraphData, plannerOf?: PlannerOf): Comparer {
  const graph = testGraph(data);
  const facts = graph.facts();
  const sources = graph.model.subgraphs.map((each) => subgraphSource(each.id, graph.server(each, facts)));
  const federation = federationUnderTest(graph, sources, plannerOf?.(graph.supergraphSdl));
  return {
    schema: graph.schema,
    compare: async (operation) => {
      const { query, variables } = operation;
      const truth = await askOracle(graph.schema, facts, parse(query), variables);
      return {
        expected: asText(
          truth.data,
          (truth.errors ?? []).map(({ message }) => message),
        ),
        got: await federation.ask(operation).then(
          ({ data, errors }) => asText(data, errors.map(describe)),
          (error: unknown) => `Nothing: ${String(error)}`,
        ),
      };
    },
  };
}

function asText(data: unknown, errors: readonly string[]): string {
  return JSON.stringify({ data, errors }, null, 1);
}

function describe({ message, path, extensions }: ClientError): string {
  return `${extensions.code} ${message} at ${path?.join('.') ?? ''}`;
}
