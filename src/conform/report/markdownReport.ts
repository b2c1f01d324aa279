import type { Run } from '../finding.ts';
import { verdictText } from '../verdict.ts';
import { countFamilies, lapsedText, rateText, waiverText, worstFirst } from './summary.ts';

/** The run as Markdown. */
export function markdownReport(run: Run): string {
  const counts = countFamilies(run).map(
    ({ family, passed, failed, waived, notTested }) =>
      `| ${family} | ${passed} | ${failed} | ${waived} | ${notTested} |`,
  );
  const findings = worstFirst(run.findings).map(
    (finding) =>
      `| ${finding.rule} | ${cell(finding.where)} | ${cell(finding.message + rateText(finding))} | ${cell(finding.remedy)} |`,
  );
  const waived = worstFirst(run.waived).map(
    (finding) =>
      `| ${finding.rule} | ${cell(finding.where)} | ${cell(finding.message + rateText(finding))} | ${cell(waiverText(finding))} |`,
  );
  const lapsed = run.lapsed.map((waiver) => `- ${cell(lapsedText(waiver))}`);
  const untested = run.outcomes
    .filter(({ state }) => state === 'not tested')
    .map(({ rule, reason = '' }) => `- ${rule.id}: ${cell(reason)}`);
  return [
    `# Conformance of ${cell(run.target)}`,
    `Dictionary ${run.dictionary}. ${verdictText(run)}`,
    ['| family | passed | failed | waived | not tested |', '| --- | --- | --- | --- | --- |', ...counts].join('\n'),
    ...(findings.length === 0
      ? []
      : [['| rule | where | what | what to do |', '| --- | --- | --- | --- |', ...findings].join('\n')]),
    ...(waived.length === 0
      ? []
      : [
          '## Waived',
          ['| rule | where | what | who answers for it |', '| --- | --- | --- | --- |', ...waived].join('\n'),
        ]),
    ...(lapsed.length === 0 ? [] : [`## Lapsed waivers\n\n${lapsed.join('\n')}`]),
    ...(untested.length === 0 ? [] : [`## Not tested\n\n${untested.join('\n')}`]),
    '',
  ].join('\n\n');
}

/** Text for a cell: on one line, and nothing in it that Markdown or HTML would act on. */
export function cell(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_|[\]<>]/g, (character) => `\\${character}`);
}
