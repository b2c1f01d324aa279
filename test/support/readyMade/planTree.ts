import type { FetchNode } from '../../../src/model/plan.ts';

/** The tree form in which the ready-made planner's plans are converted, before fetches say what they wait for. */
export type PlanNode = FetchNode | SequenceNode | ParallelNode;

export interface SequenceNode {
  readonly kind: 'sequence';
  readonly nodes: readonly PlanNode[];
}

export interface ParallelNode {
  readonly kind: 'parallel';
  readonly nodes: readonly PlanNode[];
}

/** Fetches of a tree by the earliest step in which they can run. */
export function treeSteps(root: PlanNode): readonly (readonly FetchNode[])[] {
  const steps: FetchNode[][] = [];
  place(root, 0, steps);
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
