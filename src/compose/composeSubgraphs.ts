import { Kind, parse, type DocumentNode } from 'graphql';
import type { SourceId } from '../model/source.ts';
import { composeDocuments } from './composeDocuments.ts';
import type { ComposedGraph } from './composedGraph.ts';
import { CompositionError } from './compositionError.ts';
import { mergeDefinitions } from './mergeDefinitions.ts';
import { plainImports } from './plainImports.ts';
import { refusedFeatures } from './refusedFeatures.ts';
import { sortedById } from './sortedById.ts';
import type { CheckedPart } from './subgraphPart.ts';
import { withoutForeignDirectives } from './withoutForeignDirectives.ts';

/** A subgraph's schema (federation SDL), and where it is, where that is to stand in the supergraph. */
export interface SubgraphSdl {
  readonly id: SourceId;
  readonly sdl: string;
  readonly url?: string;
}

/** What is known of subgraphs from one composition to the next, by their texts. */
export type KnownSubgraphs = Map<string, CheckedPart>;

/**
 * Makes one graph of federation SDL alone, without a dictionary; v1 SDL stays v1. Throws a `CompositionError`.
 *
 * - `known`: a subgraph that is in it is not read again; holds these subgraphs afterwards, and no others
 */
export function composeSubgraphs(subgraphs: readonly SubgraphSdl[], known: KnownSubgraphs = new Map()): ComposedGraph {
  const parts = sortedById(subgraphs).map((subgraph) => {
    const text = JSON.stringify(subgraph);
    return [text, known.get(text) ?? readPart(subgraph)] as const;
  });
  known.clear();
  for (const [text, part] of parts) known.set(text, part);
  const checked = parts.map(([, part]) => part);
  CompositionError.refuseIfAny(checked.flatMap(({ findings }) => findings));
  return composeDocuments(checked, typesOnly);
}

function readPart({ sdl, ...subgraph }: SubgraphSdl): CheckedPart {
  try {
    const document = plainImports(parse(sdl, { noLocation: true }));
    return { ...subgraph, document, findings: refusedFeatures(subgraph.id, document) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const document: DocumentNode = { kind: Kind.DOCUMENT, definitions: [] };
    return { ...subgraph, document, findings: [{ code: 'SUBGRAPH_SYNTAX', params: { source: subgraph.id, reason } }] };
  }
}

function typesOnly(document: DocumentNode): DocumentNode {
  return { kind: Kind.DOCUMENT, definitions: withoutForeignDirectives([...mergeDefinitions(document).values()]) };
}
