import type { Plan, Planner, PlanningContext } from '../model/plan.ts';
import { LruCache } from '../util/lruCache.ts';

/**
 * Room that a plan takes (bytes), rounded up from the heap of Node 20 in November 2026: some 50 bytes per character of its
 * fetches, as text and as tree, and as much again in the sources that compile them.
 */
const BYTES_PER_FETCH = 2_000;
const BYTES_PER_CHARACTER = 100;

function planBytes({ fetches }: Plan, operationText: string): number {
  const written = fetches.reduce((sum, { text }) => sum + BYTES_PER_FETCH + text.length * BYTES_PER_CHARACTER, 0);
  return written + operationText.length * 2;
}

/** A planner that remembers its last plans by the text of the operation and its context; failures are not remembered. */
export class PlanCache implements Planner {
  readonly #planner: Planner;
  readonly #plans: LruCache<string, Plan>;

  /**
   * - `maxPlans`: how many plans are kept (count, at least 1)
   * - `maxBytes`: and how much room they take together (bytes). Default 32 MiB
   */
  constructor(planner: Planner, options: { readonly maxPlans: number; readonly maxBytes?: number }) {
    const { maxPlans, maxBytes = 32 * 1024 * 1024 } = options;
    this.#planner = planner;
    // No plan weighs less than its share, so that the bytes bound the count as well.
    const weigh = (plan: Plan, text: string) => Math.max(planBytes(plan, text), maxBytes / maxPlans);
    this.#plans = new LruCache({ maxWeight: maxBytes, weigh });
  }

  get size(): number {
    return this.#plans.size;
  }

  plan(operationText: string, context?: PlanningContext): Plan {
    const key = context === undefined ? operationText : `${context.id}\n${operationText}`;
    const known = this.#plans.get(key);
    if (known !== undefined) return known;
    const plan = this.#planner.plan(operationText, context);
    this.#plans.set(key, plan);
    return plan;
  }
}
