import { wilson } from '../util/wilson.ts';
import type { Finding, Outcome } from './finding.ts';
import type { Hit, RuleFacts } from './rule.ts';

/** Collects what becomes of each rule. */
export interface Outcomes {
  readonly passed: (rule: string, times?: number) => void;
  readonly failed: (rule: string, hit: Hit) => void;
  readonly notTested: (rule: string, reason: string) => void;
  readonly findings: () => readonly Finding[];
  /** Every rule, in order; one that nothing was said of was not tested. */
  readonly all: () => readonly Outcome[];
}

export function collectOutcomes(rules: readonly RuleFacts[]): Outcomes {
  const facts = new Map(rules.map((rule) => [rule.id, rule]));
  const tested = new Map<string, number>();
  const reasons = new Map<string, string>();
  const found = new Map<string, Finding>();
  const failures = new Set<string>();
  const count = (rule: string, times: number) => tested.set(rule, (tested.get(rule) ?? 0) + times);

  return {
    passed: (rule, times = 1) => count(rule, times),
    failed: (rule, hit) => {
      count(rule, hit.tested ?? 1);
      failures.add(rule);
      const known = facts.get(rule);
      if (known === undefined) return;
      const { family, severity, why, remedy } = known;
      const rate = hit.tested === undefined ? {} : { rate: wilson(hit.failed ?? 0, hit.tested) };
      // The same fault met again on the same place is one finding.
      found.set(JSON.stringify([rule, hit.where, hit.line ?? hit.message]), {
        ...{ rule, family, severity, why, remedy },
        ...hit,
        ...rate,
      });
    },
    notTested: (rule, reason) => {
      if (!reasons.has(rule)) reasons.set(rule, reason);
    },
    findings: () => [...found.values()],
    all: () =>
      rules.map((rule) => {
        const times = tested.get(rule.id) ?? 0;
        if (failures.has(rule.id)) return { rule, state: 'failed', tested: times };
        if (times > 0) return { rule, state: 'passed', tested: times };
        return { rule, state: 'not tested', tested: 0, reason: reasons.get(rule.id) ?? 'There was nothing to test.' };
      }),
  };
}
