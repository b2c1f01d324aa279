import type { FetchNode, Plan } from '../model/plan.ts';

/** Fetches by the earliest step in which they can run, counted along the longest chain before them. */
export function stepsOf({ fetches }: Pick<Plan, 'fetches'>): readonly (readonly FetchNode[])[] {
  const steps: FetchNode[][] = [];
  const stepOf = new Map<number, number>();
  for (const fetch of fetches) {
    const step = Math.max(0, ...fetch.after.map((id) => (stepOf.get(id) ?? 0) + 1));
    stepOf.set(fetch.id, step);
    (steps[step] ??= []).push(fetch);
  }
  return steps;
}
