import type { FetchDraft } from './fetchDraft.ts';

/** Fetches that become one request: the same source at the same step, or one alone. */
export type Batch = readonly [FetchDraft, ...FetchDraft[]];

/** Puts fetches in the order of execution, and those of entities that run at the same step at one source together. */
export function batchFetches(fetches: readonly FetchDraft[]): readonly Batch[] {
  const steps = new Map<FetchDraft, number>();
  const stepOf = (fetch: FetchDraft): number => {
    let step = steps.get(fetch);
    if (step === undefined) {
      step = 0;
      for (const earlier of fetch.after) step = Math.max(step, stepOf(earlier) + 1);
      steps.set(fetch, step);
    }
    return step;
  };
  const batches = new Map<string, [FetchDraft, ...FetchDraft[]]>();
  fetches.forEach((fetch, index) => {
    const { source, entity, scope } = fetch;
    const key =
      entity === undefined ? `${index}` : `${stepOf(fetch)} ${source} ${scope.deferred ?? ''} ${scope.before.length}`;
    const batch = batches.get(key);
    if (batch === undefined) batches.set(key, [fetch]);
    else batch.push(fetch);
  });
  const order = new Map(fetches.map((fetch, index) => [fetch, index]));
  return [...batches.values()].sort(([left], [right]) => {
    const steps = stepOf(left) - stepOf(right);
    if (steps !== 0) return steps;
    if (left.source !== right.source) return left.source < right.source ? -1 : 1;
    return (order.get(left) ?? 0) - (order.get(right) ?? 0);
  });
}
