import { buildASTSchema, type DocumentNode } from 'graphql';
import { withDefer } from '../model/deferDirective.ts';
import type { Graph } from '../model/graph.ts';
import { parsePieces, printPieces } from './documentPieces.ts';

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
