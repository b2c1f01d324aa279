import type { FetchNode } from '../../../src/model/plan.ts';
import type { PlanNode } from './planTree.ts';

/** The tree with what runs at the same time in one order, by source and text, whatever order the planner found it in. */
export function sortParallel(node: PlanNode): PlanNode {
  if (node.kind === 'fetch') return node;
  const nodes = node.nodes.map(sortParallel);
  if (node.kind === 'sequence') return { kind: 'sequence', nodes };
  const keyed = nodes.map((child) => ({ child, key: sortKey(child) }));
  keyed.sort((left, right) => (left.key < right.key ? -1 : left.key > right.key ? 1 : 0));
  return { kind: 'parallel', nodes: keyed.map(({ child }) => child) };
}

function sortKey(node: PlanNode): string {
  const fetch = firstFetch(node);
  return fetch === undefined
    ? ''
    : JSON.stringify([fetch.source, fetch.entities.map((group) => group.paths), fetch.text]);
}

function firstFetch(node: PlanNode): FetchNode | undefined {
  if (node.kind === 'fetch') return node;
  return node.nodes[0] && firstFetch(node.nodes[0]);
}
