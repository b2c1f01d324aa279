import type { Graph } from '../model/graph.ts';
import type { SubgraphDeclaration } from '../model/subgraph.ts';
import type { Finding } from './finding.ts';

/** What the main thread asks of the worker. */
export interface ComposeTask {
  readonly id: number;
  readonly declarations: readonly SubgraphDeclaration[];
}

/** A composed graph on its way: the public document as text in pieces, see `documentPieces.ts`. */
export interface ComposedMessage extends Omit<Graph, 'schema' | 'supergraph'> {
  readonly publicPieces: readonly string[];
}

/** What the worker answers. */
export type ComposeReply =
  | { readonly kind: 'composed'; readonly id: number; readonly composed: ComposedMessage }
  | { readonly kind: 'refused'; readonly id: number; readonly findings: readonly Finding[] }
  | { readonly kind: 'failed'; readonly id: number; readonly reason: string };
