import type { FetchNode } from '../model/plan.ts';
import type { Batch } from './batchFetches.ts';
import type { FetchDraft } from './fetchDraft.ts';
import { printFetch, type VariableTypes } from './printFetch.ts';

/** Numbers requests from 1 in their order, and says of each which others it waits for. */
export function numberFetches(batches: readonly Batch[], variableTypes: VariableTypes): readonly FetchNode[] {
  const ids = new Map<FetchDraft, number>();
  batches.forEach((batch, index) => {
    for (const fetch of batch) ids.set(fetch, index + 1);
  });
  return batches.map((batch, index) => {
    const after = new Set(batch.flatMap((fetch) => [...fetch.after].flatMap((earlier) => ids.get(earlier) ?? [])));
    const { kind, source, operation, ...rest } = printFetch(batch, variableTypes);
    return { kind, id: index + 1, source, operation, ...rest, after: [...after].sort((left, right) => left - right) };
  });
}
