import type { FetchNode, Plan } from '../../../src/model/plan.ts';
import { treeSteps, type PlanNode } from './planTree.ts';

/** Numbers the fetches from 1, in printed order, lists them, and says of each which others it waits for. */
export function numberFetches(root: PlanNode | undefined): Plan {
  if (root === undefined) return { fetches: [], unreachable: [] };
  const order = treeSteps(root).flat();
  const ids = new Map(order.map((fetch, index) => [fetch, index + 1]));
  const after = new Map<FetchNode, readonly number[]>();

  /** Returns the fetches after which the node is over. */
  function link(node: PlanNode, before: readonly number[]): readonly number[] {
    switch (node.kind) {
      case 'fetch':
        after.set(
          node,
          [...before].sort((left, right) => left - right),
        );
        return [ids.get(node) ?? 0];
      case 'sequence':
        return node.nodes.reduce((last, child) => link(child, last), before);
      case 'parallel':
        return node.nodes.flatMap((child) => link(child, before));
    }
  }

  link(root, []);
  return {
    fetches: order.map((fetch, index) => ({ ...fetch, id: index + 1, after: after.get(fetch) ?? [] })),
    unreachable: [],
  };
}
