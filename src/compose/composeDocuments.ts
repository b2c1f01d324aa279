import { composeServices } from '@theguild/federation-composition';
import { Kind, print, type DocumentNode } from 'graphql';
import type { SourceId } from '../model/source.ts';
import { composedGraph, type ComposedGraph } from './composedGraph.ts';
import { CompositionError } from './compositionError.ts';
import { mendSupergraph } from './mendSupergraph.ts';
import { publicPart } from './publicPart.ts';
import { sortDocument } from './sortDocument.ts';

export interface SubgraphPart {
  readonly id: SourceId;
  readonly document: DocumentNode;
}

/**
 * Composes documents that have passed their own checks; `toPublic` gives the public document its words and its order.
 * Throws a `CompositionError` with every finding, satisfiability included.
 *
 * The url goes into the supergraph text only; where a source really is belongs to its binding.
 */
export function composeDocuments(
  subgraphs: readonly SubgraphPart[],
  toPublic: (composed: DocumentNode) => DocumentNode,
): ComposedGraph {
  const result = composeServices(
    subgraphs.map(({ id, document }) => ({ name: id, url: `lienthong:${id}`, typeDefs: sortDocument(document) })),
    // It refuses valid graphs and takes minutes with a hundred sources; `checkSatisfiability` stands in for it.
    { disableValidationRules: ['SatisfiabilityRule'] },
  );
  if (result.errors !== undefined)
    throw new CompositionError(
      result.errors.map((error) => ({ code: 'COMPOSITION_CONFLICT', params: { reason: oneLine(error.message) } })),
    );
  const mended = mendSupergraph(result.supergraphDocumentNode, subgraphs);
  const supergraphSdl = mended === result.supergraphDocumentNode ? result.supergraphSdl : print(mended);
  // The composer's own public document keeps members of unions that are not shown.
  const shown: DocumentNode = { kind: Kind.DOCUMENT, definitions: publicPart(mended) };
  return composedGraph(supergraphSdl, mended, toPublic(shown));
}

function oneLine(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}
