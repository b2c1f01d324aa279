import type { FetchNode, PlanNode } from '../model/plan.ts';
import type { CompiledFetch } from './compileFetch.ts';
import type { ExecutionRun } from './executionRun.ts';
import { runFetch } from './runFetch.ts';

/** Runs a node of a plan. A fetch that fails leaves its failure in the tree, so that the others go on. */
export async function runPlan(
  run: ExecutionRun,
  fetches: ReadonlyMap<FetchNode, CompiledFetch>,
  node: PlanNode,
): Promise<void> {
  switch (node.kind) {
    case 'sequence':
      for (const child of node.nodes) await runPlan(run, fetches, child);
      return;
    case 'parallel':
      await Promise.all(node.nodes.map((child) => runPlan(run, fetches, child)));
      return;
    case 'fetch': {
      const compiled = fetches.get(node);
      if (compiled === undefined) throw new TypeError('A plan must list every fetch that stands in its tree.');
      await runFetch(run, compiled);
    }
  }
}
