import { buildASTSchema, Kind, validateSchema, type DocumentNode, type GraphQLSchema } from 'graphql';
import { GatewayError } from '../errors/gatewayError.ts';
import type { Graph } from '../model/graph.ts';
import { composedGraph, type ComposedGraph } from './composedGraph.ts';
import { contractOf, type ContractFilter } from './contractOf.ts';
import { publicPart } from './publicPart.ts';
import { readSupergraph, type Supergraph } from './readSupergraph.ts';

/** A graph with its supergraph parsed, of which the sources are read. */
export interface JoinedGraph extends Graph {
  readonly supergraph: DocumentNode;
}

/**
 * The graph of a supergraph's text, or as much of it as a contract shows: checked, so that it can be served as it is.
 * Throws `SUPERGRAPH_UNREADABLE`, `COMPOSITION_FAILED`, `CONTRACT_REFUSED`.
 */
export function graphToServe(sdl: string, contract?: ContractFilter): JoinedGraph & ComposedGraph {
  const whole = graphOfSupergraph(readSupergraph(sdl));
  return contract === undefined ? whole : contractOf(whole, contract);
}

/**
 * The graph of a supergraph that was composed elsewhere, as by Apollo's tools (join specification v0.3 to v0.5).
 * Scalars have no rules: any value is theirs. Throws `SUPERGRAPH_UNREADABLE`, or a `CompositionError` when a field cannot be answered.
 */
export function graphOfSupergraph({ sdl, document }: Supergraph): JoinedGraph & ComposedGraph {
  const shown: DocumentNode = { kind: Kind.DOCUMENT, definitions: publicPart(document) };
  const schema = validSchema(shown);
  try {
    return { ...composedGraph(sdl, document, shown, schema), supergraph: document };
  } catch (cause) {
    if (cause instanceof GatewayError) throw cause;
    // A field set of the join directives that cannot be read.
    throw unreadable(cause);
  }
}

/** A text from elsewhere may be anything: the type system's own rules are checked before ours. */
function validSchema(document: DocumentNode): GraphQLSchema {
  try {
    const schema = buildASTSchema(document);
    const [problem] = validateSchema(schema);
    if (problem !== undefined) throw problem;
    return schema;
  } catch (cause) {
    throw unreadable(cause);
  }
}

function unreadable(cause: unknown): GatewayError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new GatewayError('SUPERGRAPH_UNREADABLE', { reason }, { cause });
}
