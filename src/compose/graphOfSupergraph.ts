import { buildASTSchema, Kind, validateSchema, type DocumentNode, type GraphQLSchema } from 'graphql';
import { GatewayError } from '../errors/gatewayError.ts';
import type { Graph } from '../model/graph.ts';
import { composedGraph } from './composedGraph.ts';
import { publicPart } from './publicPart.ts';
import type { Supergraph } from './readSupergraph.ts';

/**
 * The graph of a supergraph that was composed elsewhere, as by Apollo's tools (join specification v0.3 to v0.5).
 * Scalars have no rules: any value is theirs. Throws `SUPERGRAPH_UNREADABLE`, or a `CompositionError` when a field cannot be answered.
 */
export function graphOfSupergraph({ sdl, document }: Supergraph): Graph {
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
