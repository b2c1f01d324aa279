import Table from 'cli-table3';
import { createColors } from 'picocolors';
import type { Run } from '../finding.ts';
import { verdictOf, verdictText } from '../verdict.ts';
import { countFamilies, lapsedText, rateText, waiverText, worstFirst } from './summary.ts';

/** Findings that are told in full (count); a file has them all. */
const TOLD = 3;

const COLOURS = { passed: 'green', failed: 'bold', incomplete: 'yellow' } as const;

/** The run for people at a terminal: what stands how, the worst findings with how to mend them, what is left to test. */
export function terminalReport(run: Run, withColour: boolean): string {
  const colours = createColors(withColour);
  const table = new Table({ head: ['', 'passed', 'failed', 'waived', 'not tested'], style: { head: [], border: [] } });
  for (const { family, passed, failed, waived, notTested } of countFamilies(run))
    table.push([
      family,
      colours.green(passed),
      failed === 0 ? '0' : colours.red(failed),
      waived === 0 ? '0' : colours.yellow(waived),
      colours.dim(String(notTested)),
    ]);
  const worst = worstFirst(run.findings)
    .slice(0, TOLD)
    .map((finding) => {
      const colour = finding.severity === 'error' ? colours.red : colours.yellow;
      const line = finding.line === undefined ? '' : `:${finding.line}`;
      return `${colour(finding.rule)} ${colours.bold(plain(finding.where))}${line}\n  ${plain(finding.message)}${rateText(finding)}\n  → ${finding.remedy}`;
    });
  const waived = run.waived.map(
    (finding) =>
      `${colours.dim(finding.rule)} ${plain(finding.where)}\n  ${plain(finding.message)}${rateText(finding)}\n  ${colours.yellow(plain(waiverText(finding)))}`,
  );
  const more = run.findings.length - worst.length;
  const reasons = new Set(
    run.outcomes.flatMap(({ reason, state }) => (state === 'not tested' && reason ? [reason] : [])),
  );
  return [
    colours.bold(`${plain(run.target)} beside dictionary ${run.dictionary}`),
    table.toString(),
    ...worst,
    ...waived,
    ...(more > 0 ? [colours.dim(`… and ${more} more; --format html -o report.html has them all.`)] : []),
    ...[...reasons].slice(0, TOLD).map((reason) => colours.dim(`not tested: ${plain(reason)}`)),
    ...run.lapsed.map((waiver) => colours.yellow(plain(lapsedText(waiver)))),
    colours[COLOURS[verdictOf(run)]](verdictText(run)),
    '',
  ].join('\n\n');
}

/** Without control characters, which could take over the terminal. */
function plain(text: string): string {
  return text.replace(/\p{Cc}/gu, ' ');
}
