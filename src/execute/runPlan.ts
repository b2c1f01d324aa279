import type { FetchNode, Plan } from '../model/plan.ts';
import type { CompiledFetch } from './compileFetch.ts';
import type { ExecutionRun } from './executionRun.ts';
import { runFetch } from './runFetch.ts';

/** Fetches under way, each with the promise of its end. */
export type RunningPlan = ReadonlyMap<FetchNode, Promise<void>>;

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
  const byId = new Map<number, Promise<void>>();
  const running = new Map<FetchNode, Promise<void>>();
  for (const fetch of fetches) {
    if (isOver(fetch)) continue;
    const ready = compiled.get(fetch);
    if (ready === undefined) throw new TypeError('A plan must be compiled whole.');
    const before = fetch.after.flatMap((id) => byId.get(id) ?? []);
    const ended = before.length === 0 ? runFetch(run, ready) : Promise.all(before).then(() => runFetch(run, ready));
    // Whoever needs the fetch hears of its rejection; a part that nobody reads any more is nobody's fault.
    ended.catch(() => undefined);
    byId.set(fetch.id, ended);
    running.set(fetch, ended);
  }
  return running;
}

/** Settles when everything that one part of the answer needs is over: what all parts need, and what only it does. */
export async function partOver(running: RunningPlan, part?: string): Promise<void> {
  await Promise.all(
    [...running].flatMap(([{ deferredFor }, ended]) =>
      deferredFor === undefined || (part !== undefined && deferredFor.includes(part)) ? [ended] : [],
    ),
  );
}
