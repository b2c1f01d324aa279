import { createHash } from 'node:crypto';
import type { Plan, Planner } from '../model/plan.ts';
import { LruCache } from '../util/lruCache.ts';

/** A planner that remembers its last plans by the hash of the operation text; failures are not remembered. */
export class PlanCache implements Planner {
  readonly #planner: Planner;
  readonly #plans: LruCache<string, Plan>;

  /** `maxPlans`: how many plans are kept (count, at least 1). */
  constructor(planner: Planner, options: { readonly maxPlans: number }) {
    this.#planner = planner;
    this.#plans = new LruCache({ maxWeight: options.maxPlans });
  }

  get size(): number {
    return this.#plans.size;
  }

  plan(operationText: string): Plan {
    const hash = createHash('sha256').update(operationText).digest('base64');
    const known = this.#plans.get(hash);
    if (known !== undefined) return known;
    const plan = this.#planner.plan(operationText);
    this.#plans.set(hash, plan);
    return plan;
  }
}
