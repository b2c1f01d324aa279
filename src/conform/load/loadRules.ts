import type { RuleFacts } from '../rule.ts';
import type { LoadMeasure } from './measureLoad.ts';

/** A rule over speed; its examples are JSON texts of measures. */
export interface LoadRule extends RuleFacts {
  readonly family: 'load';
  /** What is wrong, or nothing. */
  readonly judge: (measure: LoadMeasure, limits: LoadLimits) => string | undefined;
}

export interface LoadLimits {
  readonly p95Ms: number;
  readonly errorRate: number;
}

/** A gateway's answer over three sources is to take 800 ms at most; one in a hundred calls may fail. */
export const DEFAULT_LOAD_LIMITS: LoadLimits = { p95Ms: 800, errorRate: 0.01 };

export const loadRules: readonly LoadRule[] = [
  {
    id: 'LOAD-P95',
    family: 'load',
    severity: 'error',
    guarantees: 'At the declared rate 95 of 100 calls are answered within the limit (800 ms unless stated).',
    why: 'Decree 278/2025/NĐ-CP, Art 13; indicators of the steering committee',
    remedy: 'Put indexes on the columns of the keys; fetch a batch with one statement.',
    good: '{"calls":50,"p95Ms":20,"errorRate":0}',
    bad: '{"calls":50,"p95Ms":1200,"errorRate":0}',
    judge: ({ p95Ms, calls }, limits) =>
      p95Ms <= limits.p95Ms
        ? undefined
        : `95 of 100 calls took up to ${Math.round(p95Ms)} ms (${calls} calls); the limit is ${limits.p95Ms} ms.`,
  },
  {
    id: 'LOAD-ERRORS',
    family: 'load',
    severity: 'error',
    guarantees: 'At the declared rate no more calls fail than the limit says (1 % unless stated).',
    why: 'Decree 278/2025/NĐ-CP, Art 13; indicators of the steering committee',
    remedy: 'Raise pool and worker limits, or declare the rate that can be kept.',
    good: '{"calls":50,"p95Ms":20,"errorRate":0}',
    bad: '{"calls":50,"p95Ms":20,"errorRate":0.5}',
    judge: ({ errorRate, calls }, limits) =>
      errorRate <= limits.errorRate
        ? undefined
        : `${Math.round(errorRate * 1_000) / 10} % of ${calls} calls failed; the limit is ${limits.errorRate * 100} %.`,
  },
];
