import { buildASTSchema, parse, type DocumentNode, type GraphQLSchema } from 'graphql';
import { GatewayError } from '../errors/gatewayError.ts';
import { readSupergraph } from '../federation/readSupergraph.ts';
import type { Supergraph } from '../federation/supergraph.ts';

/** A supergraph as the planner uses it. */
export interface PlannedGraph {
  readonly supergraph: Supergraph;
  /** Everything in it as a schema, the join specification's own types included; made when it is first asked for. */
  readonly schema: () => GraphQLSchema;
}

/** Reads a supergraph, from its text or parsed already; throws `PLAN_FAILED` when it cannot be one. What is wrong with it goes to the log only. */
export function readGraph(stated: string | DocumentNode): PlannedGraph {
  const document = typeof stated === 'string' ? attempt(() => parse(stated, { noLocation: true })) : stated;
  const supergraph = attempt(() => readSound(document));
  let schema: GraphQLSchema | undefined;
  return { supergraph, schema: () => (schema ??= attempt(() => buildASTSchema(document, { assumeValidSDL: true }))) };
}

function readSound(document: DocumentNode): Supergraph {
  const supergraph = readSupergraph(document);
  if (supergraph.sources.length === 0)
    throw new Error('Expected a supergraph with the enum join__Graph, but got none.');
  if (supergraph.typeNamed(supergraph.roots.query ?? '') === undefined)
    throw new Error('Expected a supergraph with a query type, but got none.');
  return supergraph;
}

function attempt<Result>(act: () => Result): Result {
  try {
    return act();
  } catch (cause) {
    throw new GatewayError('PLAN_FAILED', {}, { cause });
  }
}
