import type { PlanNode } from './planTree.ts';

/** The same order of execution with the fewest nodes: nothing empty, no only children, no kind directly within its own kind. */
export function simplifyTree(node: PlanNode): PlanNode | undefined {
  if (node.kind === 'fetch') return node;
  const nodes = node.nodes.flatMap((child) => {
    const simple = simplifyTree(child);
    if (simple === undefined) return [];
    return simple.kind === node.kind ? simple.nodes : [simple];
  });
  if (nodes.length < 2) return nodes[0];
  return { kind: node.kind, nodes };
}
