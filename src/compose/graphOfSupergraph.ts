import { buildASTSchema, validateSchema, type DocumentNode } from 'graphql';
import { GatewayError } from '../errors/gatewayError.ts';
import type { Graph } from '../model/graph.ts';
import { composedGraph } from './composedGraph.ts';
import { graphOfComposed } from './graphOfComposed.ts';
import { publicPart } from './publicPart.ts';
import { readSupergraph } from './readSupergraph.ts';

/**
 * The graph of a supergraph that was composed elsewhere, as by Apollo's tools (join specification v0.3 to v0.5).
 * Scalars have no rules. Throws `SUPERGRAPH_UNREADABLE`, or a `CompositionError` when a field cannot be answered.
 */
export function graphOfSupergraph(supergraphSdl: string): Graph {
  const supergraph = readSupergraph(supergraphSdl);
  const shown = publicPart(supergraph);
  refuseInvalid(shown);
  try {
    return graphOfComposed(composedGraph(supergraphSdl, supergraph, shown));
  } catch (cause) {
    if (cause instanceof GatewayError) throw cause;
    // A field set of the join directives that cannot be read.
    throw unreadable(cause);
  }
}

/** A text from elsewhere may be anything: the type system's own rules are checked before ours. */
function refuseInvalid(document: DocumentNode): void {
  try {
    const [problem] = validateSchema(buildASTSchema(document));
    if (problem !== undefined) throw problem;
  } catch (cause) {
    throw unreadable(cause);
  }
}

function unreadable(cause: unknown): GatewayError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new GatewayError('SUPERGRAPH_UNREADABLE', { reason }, { cause });
}
