import type { Run } from '../finding.ts';
import { verdictOf, verdictText } from '../verdict.ts';

/** The run as JSON: the verdict, outcomes by rule, the findings, and those that are waived. */
export function jsonReport(run: Run): string {
  const { target, dictionary, schema, only, sample, outcomes, findings, waived, lapsed } = run;
  const rules = outcomes.map(({ rule, state, tested, reason }) => ({ rule: rule.id, state, tested, reason }));
  const verdict = verdictOf(run);
  const report = {
    ...{ target, dictionary, schema, only, sample },
    ...{ verdict, conforms: verdict === 'passed', summary: verdictText(run) },
    ...{ rules, findings, waived, lapsed },
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}
