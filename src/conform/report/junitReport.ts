import type { Outcome, Run } from '../finding.ts';
import { FAMILIES } from '../rule.ts';
import { verdictOf, verdictText } from '../verdict.ts';
import { escapeMarkup } from './escapeMarkup.ts';
import { lapsedText, waiverText } from './summary.ts';

/** The run as JUnit XML, as CI systems read it: a suite for each family, a case for each rule. */
export function junitReport(run: Run): string {
  const suites = FAMILIES.map((family) => {
    const own = run.outcomes.filter(({ rule }) => rule.family === family);
    // With a baseline a broken rule has no failure here where all of it was known.
    const failures = own.filter(({ rule }) => run.findings.some((finding) => finding.rule === rule.id)).length;
    const skipped = own.filter(({ state }) => state === 'not tested' || state === 'waived').length;
    const counts = `tests="${own.length}" failures="${failures}" skipped="${skipped}"`;
    return `  <testsuite name="${family}" ${counts}>\n${own.map((one) => testCase(one, run)).join('')}  </testsuite>\n`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="${escapeMarkup(run.target)}">\n${suites.join('')}${verdictOf(run) === 'incomplete' ? incompleteSuite(run) : ''}</testsuites>\n`;
}

/** CI systems count what is skipped as no failure; that most was skipped is one. */
function incompleteSuite(run: Run): string {
  const failure = `<failure message="${escapeMarkup(verdictText(run))}"/>`;
  return `  <testsuite name="verdict" tests="1" failures="1" skipped="0">\n    <testcase classname="verdict" name="ENOUGH-TESTED">${failure}</testcase>\n  </testsuite>\n`;
}

function testCase({ rule, state, reason = '' }: Outcome, { findings, waived, lapsed }: Run): string {
  const head = `    <testcase classname="${rule.family}" name="${rule.id}"`;
  if (state === 'not tested') return `${head}><skipped message="${escapeMarkup(reason)}"/></testcase>\n`;
  const excused = waived.filter((finding) => finding.rule === rule.id).map((one) => `${one.where}: ${waiverText(one)}`);
  if (state === 'waived') return `${head}><skipped message="${escapeMarkup(excused.join('\n'))}"/></testcase>\n`;
  const own = findings.filter((finding) => finding.rule === rule.id);
  if (own.length === 0) return `${head}/>\n`;
  const gone = lapsed.filter((one) => one.rule === rule.id).map(lapsedText);
  const text = [...own.map(({ where, message }) => `${where}: ${message}`), ...excused, ...gone].join('\n');
  return `${head}><failure message="${escapeMarkup(rule.guarantees)}">${escapeMarkup(text)}</failure></testcase>\n`;
}
