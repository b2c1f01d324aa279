import { allRules } from '../../../src/conform/allRules.ts';
import type { Finding, Run } from '../../../src/conform/finding.ts';

/** A run in which every rule was tested and kept, with what is said otherwise. */
export function aRun(said: Partial<Run> = {}): Run {
  return {
    target: 'http://land.test/graphql',
    dictionary: '1.0',
    schema: '0'.repeat(64),
    outcomes: allRules.map((rule) => ({ rule, state: 'passed', tested: 1 })),
    findings: [],
    waived: [],
    lapsed: [],
    sample: { most: 200, seed: 1, records: 40 },
    load: { perSecond: 20, seconds: 2 },
    ...said,
  };
}

/** A finding of a rule at a place. */
export function aFinding(rule: string, where: string): Finding {
  const text = { why: 'Law', remedy: 'Mend it.', message: '1 of 10 records.' };
  return { rule, where, family: 'data', severity: 'error', ...text };
}
