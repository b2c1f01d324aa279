import type { Outcome, Run } from './finding.ts';
import { FAMILIES, type Family } from './rule.ts';

/**
 * What a run comes to.
 *
 * - `failed`: there are findings
 * - `incomplete`: there are none, but too little was tested to say that it conforms: most rules that were asked for, or a
 *   whole family of them, were left untested
 */
export type Verdict = 'passed' | 'failed' | 'incomplete';

/** With a larger share of untested rules than this (from 0 to 1) a run says nothing. */
const MOST_UNTESTED = 0.5;

export function verdictOf(run: Pick<Run, 'findings' | 'outcomes'>): Verdict {
  if (run.findings.length > 0) return 'failed';
  const share = untestedIn(run.outcomes).length / run.outcomes.length;
  return share > MOST_UNTESTED || untestedFamilies(run.outcomes).length > 0 ? 'incomplete' : 'passed';
}

/** The verdict in one sentence, the same in every report. */
export function verdictText(run: Run): string {
  const { outcomes, findings } = run;
  const untested = untestedIn(outcomes).length;
  const waived = run.waived.length === 0 ? '' : `, ${run.waived.length} waived`;
  const share = `${untested} of ${outcomes.length} rules were not tested`;
  switch (verdictOf(run)) {
    case 'failed':
      return `${findings.length === 1 ? '1 finding' : `${findings.length} findings`}${waived}.`;
    case 'incomplete': {
      const families = untestedFamilies(outcomes);
      return `Incomplete, which is no pass: ${share}${families.length === 0 ? '' : `, none of ${families.join(', ')}`}.`;
    }
    case 'passed': {
      const what = run.isCompared === true ? 'Nothing that the baseline does not tell' : 'No finding';
      return `${what}${waived}${untested === 0 ? '' : `; ${share}`}.`;
    }
  }
}

/** Families of which rules were asked for and not one was tested. */
function untestedFamilies(outcomes: readonly Outcome[]): readonly Family[] {
  return FAMILIES.filter((family) => {
    const own = outcomes.filter(({ rule }) => rule.family === family);
    return own.length > 0 && own.length === untestedIn(own).length;
  });
}

function untestedIn(outcomes: readonly Outcome[]): readonly Outcome[] {
  return outcomes.filter(({ state }) => state === 'not tested');
}
