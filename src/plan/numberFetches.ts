import type { FetchNode, Plan, PlanNode } from '../model/plan.ts';
import { mapFetches } from './mapFetches.ts';
import { stepsOf } from './stepsOf.ts';

/** Numbers the fetches from 1, in printed order, and lists them. */
export function numberFetches(root: PlanNode | undefined): Plan {
  if (root === undefined) return { fetches: [] };
  const numbered = new Map(
    stepsOf(root)
      .flat()
      .map((fetch, index): [FetchNode, FetchNode] => [fetch, { ...fetch, id: index + 1 }]),
  );
  return { root: mapFetches(root, (fetch) => numbered.get(fetch)), fetches: [...numbered.values()] };
}
