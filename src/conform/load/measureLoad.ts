import type { Ask, Call } from '../target/askTarget.ts';

export interface LoadPlan {
  /** Calls begun in a second (count). */
  readonly perSecond: number;
  readonly seconds: number;
}

export interface LoadMeasure {
  readonly calls: number;
  readonly p95Ms: number;
  /** Share of calls without a good answer, from 0 to 1. */
  readonly errorRate: number;
}

/**
 * Calls at a steady rate, whether earlier calls have come back or not, as callers who do not know each other do.
 * From: B. Schroeder et al., Open versus closed, 2006.
 */
export async function measureLoad(ask: Ask, call: Call, { perSecond, seconds }: LoadPlan): Promise<LoadMeasure> {
  const calls = Math.max(1, Math.round(perSecond * seconds));
  const answers = await Promise.all(
    Array.from({ length: calls }, async (_, place) => {
      await new Promise((resolve) => setTimeout(resolve, (place * 1_000) / perSecond));
      return ask(call);
    }),
  );
  const sorted = answers.map(({ elapsedMs }) => elapsedMs).sort((one, other) => one - other);
  const failed = answers.filter(({ failure, status }) => failure !== undefined || status >= 400).length;
  return { calls, p95Ms: sorted[Math.ceil(calls * 0.95) - 1] ?? 0, errorRate: failed / calls };
}
