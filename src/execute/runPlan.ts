import type { Plan } from '../model/plan.ts';
import type { CompiledFetch } from './compileFetch.ts';
import type { ExecutionRun } from './executionRun.ts';
import { runFetch } from './runFetch.ts';

/** Runs the fetches of a plan, each as soon as those before it are over. A failed one leaves its failure in the tree. */
export async function runPlan(
  run: ExecutionRun,
  compiled: ReadonlyMap<Plan['fetches'][number], CompiledFetch>,
  { fetches }: Plan,
): Promise<void> {
  const running = new Map<number, Promise<void>>();
  for (const fetch of fetches) {
    const ready = compiled.get(fetch);
    if (ready === undefined) throw new TypeError('A plan must be compiled whole.');
    const before = fetch.after.flatMap((id) => running.get(id) ?? []);
    running.set(
      fetch.id,
      before.length === 0 ? runFetch(run, ready) : Promise.all(before).then(() => runFetch(run, ready)),
    );
  }
  await Promise.all(running.values());
}
