import type { DocumentNode } from 'graphql';
import type { SourceId } from '../model/source.ts';

/** A source's part of the graph, ready to be composed. */
export interface SubgraphPart {
  readonly id: SourceId;
  readonly document: DocumentNode;
}
