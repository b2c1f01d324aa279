import type { FetchNode, PlanNode } from '../model/plan.ts';

/** Fetches by the earliest step in which they can run, counted along the longest chain before them. */
export function stepsOf(root: PlanNode | undefined): readonly (readonly FetchNode[])[] {
  const steps: FetchNode[][] = [];
  if (root !== undefined) place(root, 0, steps);
  return steps;
}

/** Places a node from a step on; returns the step after its last fetch. */
function place(node: PlanNode, step: number, steps: FetchNode[][]): number {
  switch (node.kind) {
    case 'fetch':
      (steps[step] ??= []).push(node);
      return step + 1;
    case 'sequence':
      return node.nodes.reduce((next, child) => place(child, next, steps), step);
    case 'parallel':
      return Math.max(step, ...node.nodes.map((child) => place(child, step, steps)));
  }
}
