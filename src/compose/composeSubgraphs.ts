import { Kind, parse, type DocumentNode } from 'graphql';
import type { Graph } from '../model/graph.ts';
import type { SourceId } from '../model/source.ts';
import { composeDocuments } from './composeDocuments.ts';
import { CompositionError } from './compositionError.ts';
import { mergeDefinitions } from './mergeDefinitions.ts';
import { plainImports } from './plainImports.ts';
import { refusedFeatures } from './refusedFeatures.ts';
import type { SubgraphPart } from './subgraphPart.ts';
import { withoutForeignDirectives } from './withoutForeignDirectives.ts';

/** A subgraph's schema (federation SDL), and where it is, where that is to stand in the supergraph. */
export interface SubgraphSdl {
  readonly id: SourceId;
  readonly sdl: string;
  readonly url?: string;
}

/** Makes one graph of federation SDL alone, without a dictionary; v1 SDL stays v1. Throws a `CompositionError`. */
export function composeSubgraphs(subgraphs: readonly SubgraphSdl[]): Graph {
  const parts = [...subgraphs].sort((left, right) => (left.id < right.id ? -1 : 1)).map(readPart);
  CompositionError.refuseIfAny(parts.flatMap(({ id, document }) => refusedFeatures(id, document)));
  return composeDocuments(parts, typesOnly);
}

function readPart({ id, sdl, url }: SubgraphSdl): SubgraphPart {
  try {
    const document = plainImports(parse(sdl, { noLocation: true }));
    return url === undefined ? { id, document } : { id, url, document };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CompositionError([{ code: 'SUBGRAPH_SYNTAX', params: { source: id, reason } }]);
  }
}

function typesOnly(document: DocumentNode): DocumentNode {
  return { kind: Kind.DOCUMENT, definitions: withoutForeignDirectives([...mergeDefinitions(document).values()]) };
}
