import type { ExecutionRun } from '../executionRun.ts';

/**
 * Empties the objects of a run that were filled by more than one answer, once nobody needs the tree any more. V8 keeps what an
 * object of its old generation points to until it collects that generation as a whole, even when the object itself is no
 * longer reached: of a request that lasted long enough to grow old, all that came later would be moved again and again.
 */
export function forgetTree({ root, asked }: Pick<ExecutionRun, 'root' | 'asked'>): void {
  root.slots.fill(undefined);
  for (const { entries } of asked)
    for (const { targets } of entries) for (const { slots } of targets) slots.fill(undefined);
}
