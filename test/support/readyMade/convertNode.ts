import type { FlattenNode, PlanNode as RawPlanNode } from '@graphql-hive/router-query-planner';
import type { PlanNode } from './planTree.ts';
import { convertBatchFetch, convertEntityFetch, convertRootFetch, type ReadDocument } from './convertFetch.ts';
import { notSupported } from './notSupported.ts';

/** Turns a node of the ready-made planner into one of ours. Fetches are numbered later. */
export function convertNode(node: RawPlanNode, read: ReadDocument): PlanNode {
  switch (node.kind) {
    case 'Fetch':
      return convertRootFetch(node, read);
    case 'BatchFetch':
      return convertBatchFetch(node, read);
    case 'Flatten':
      return convertFlatten(node, read);
    case 'Sequence':
      return { kind: 'sequence', nodes: node.nodes.map((child) => convertNode(child, read)) };
    case 'Parallel':
      return { kind: 'parallel', nodes: node.nodes.map((child) => convertNode(child, read)) };
    case 'Condition':
    case 'Subscription':
    case 'Defer':
      throw notSupported(`a ${node.kind} node`);
  }
}

function convertFlatten(flatten: FlattenNode, read: ReadDocument): PlanNode {
  if (flatten.node.kind !== 'Fetch') throw notSupported(`a Flatten node over a ${flatten.node.kind} node`);
  return convertEntityFetch(flatten.node, flatten.path, read);
}
