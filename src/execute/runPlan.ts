import type { FetchNode, Plan } from '../model/plan.ts';
import type { CompiledFetch } from './asking/compileFetch.ts';
import type { ExecutionRun } from './executionRun.ts';
import { runFetch } from './asking/runFetch.ts';

/** Fetches under way in the order of their plan, each with the promise of its end. */
export type RunningPlan = readonly RunningFetch[];

interface RunningFetch {
  readonly fetch: FetchNode;
  readonly ended: Promise<void>;
}

/**
 * Starts the fetches of a plan, each as soon as those before it are over. A failed one leaves its failure in the tree; a
 * promise rejects only when the answer has to be given up.
 *
 * - `isOver`: whether a fetch was run by others (the source of events)
 */
export function startPlan(
  run: ExecutionRun,
  compiled: ReadonlyMap<FetchNode, CompiledFetch>,
  { fetches }: Plan,
  isOver: (fetch: FetchNode) => boolean = () => false,
): RunningPlan {
  const running: RunningFetch[] = [];
  for (const fetch of fetches) {
    if (isOver(fetch)) continue;
    const ready = compiled.get(fetch);
    if (ready === undefined) throw new TypeError('A plan must be compiled whole.');
    const ended = started(run, ready, endsOf(running, fetch.after));
    // Whoever needs the fetch hears of its rejection; a part that nobody reads any more is nobody's fault.
    ended.catch(() => undefined);
    running.push({ fetch, ended });
  }
  return running;
}

function endsOf(running: RunningPlan, ids: readonly number[]): readonly Promise<void>[] {
  return ids.length === 0 ? NONE : running.filter(({ fetch }) => ids.includes(fetch.id)).map(({ ended }) => ended);
}

const NONE: readonly Promise<void>[] = [];

function started(run: ExecutionRun, ready: CompiledFetch, before: readonly Promise<void>[]): Promise<void> {
  const [only, another] = before;
  if (only === undefined) return runFetch(run, ready);
  return (another === undefined ? only : Promise.all(before)).then(() => runFetch(run, ready));
}

/** Settles when everything that one part of the answer needs is over: what all parts need, and what only it does. */
export function partOver(running: RunningPlan, part?: string): Promise<unknown> {
  const needed = running.filter(
    ({ fetch: { deferredFor } }) => deferredFor === undefined || (part !== undefined && deferredFor.includes(part)),
  );
  const [only, another] = needed;
  return only !== undefined && another === undefined ? only.ended : Promise.all(needed.map(({ ended }) => ended));
}
