import type { DocumentNode } from 'graphql';
import type { SourceId } from '../model/source.ts';
import type { Finding } from './finding.ts';

/** A source's part of the graph, ready to be composed. */
export interface SubgraphPart {
  readonly id: SourceId;
  /** Where it is, for the supergraph's text; a binding says it where there is one. */
  readonly url?: string;
  readonly document: DocumentNode;
}

/** A part with what is wrong with it alone, whatever the others say. */
export interface CheckedPart extends SubgraphPart {
  readonly findings: readonly Finding[];
}
