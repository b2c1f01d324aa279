import { buildASTSchema, type DocumentNode } from 'graphql';
import { withDefer } from '../model/deferDirective.ts';
import type { Graph } from '../model/graph.ts';
import type { ComposedGraph } from './composedGraph.ts';
import { parsePieces, printPieces } from './documentPieces.ts';
import type { JoinedGraph } from './graphOfSupergraph.ts';

/** A graph on its way from the thread that made it: what clients see as text in pieces, see `documentPieces.ts`. */
export interface GraphMessage extends Omit<Graph, 'schema' | 'supergraph'> {
  readonly publicPieces: readonly string[];
}

/** What is sent of a graph; `publicDocument` is what its schema was built of. */
export function messageOf(graph: Graph, publicDocument: DocumentNode): GraphMessage {
  const { supergraphSdl, fieldSources, requiredFields, hash } = graph;
  return { supergraphSdl, fieldSources, requiredFields, hash, publicPieces: printPieces(publicDocument) };
}

/** The graph again, with requests answered while it is put together. The other thread has validated it. */
export async function graphOfMessage({ publicPieces, ...rest }: GraphMessage): Promise<Graph> {
  const publicDocument = await parsePieces(publicPieces);
  return { ...rest, schema: withDefer(buildASTSchema(publicDocument, { assumeValidSDL: true })) };
}

/** The same with the supergraph, of which the sources are read. */
export interface JoinedMessage extends GraphMessage {
  readonly supergraphPieces: readonly string[];
}

/** What is sent of a graph that is to be served. */
export function joinedMessageOf(graph: JoinedGraph & ComposedGraph): JoinedMessage {
  return { ...messageOf(graph, graph.publicDocument), supergraphPieces: printPieces(graph.supergraph) };
}

/** The graph again, ready to be served, with requests answered while it is put together. */
export async function joinedGraphOf({ supergraphPieces, ...message }: JoinedMessage): Promise<JoinedGraph> {
  return { ...(await graphOfMessage(message)), supergraph: await parsePieces(supergraphPieces) };
}
