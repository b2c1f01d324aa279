import type { FetchNode } from '../../../src/model/plan.ts';
import type { PlanNode } from './planTree.ts';

/** The tree with every fetch replaced; undefined leaves it out, which may leave nodes empty (see `simplifyTree`). */
export function mapFetches(node: PlanNode, replace: (fetch: FetchNode) => FetchNode | undefined): PlanNode {
  if (node.kind !== 'fetch') return { kind: node.kind, nodes: node.nodes.map((child) => mapFetches(child, replace)) };
  return replace(node) ?? { kind: 'sequence', nodes: [] };
}
