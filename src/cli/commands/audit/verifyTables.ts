import Table from 'cli-table3';
import pc from 'picocolors';
import type { VerifyReport } from '../../../audit/verify/report.ts';

/** A verification as text for a terminal. */
export function verifyTables(report: VerifyReport): string {
  const { size, gone, heads, keyIds, signedSize, signedTime } = report;
  const summary = new Table({ style: { head: [], border: [] } });
  summary.push(
    ['log', report.logId],
    ['records', gone === 0 ? size : `${size} (${gone} without content, their time is past)`],
    ['under a signed head', signedTime === undefined ? 'none' : `${signedSize} (${signedTime})`],
    ['heads', heads],
    ['keys', keyIds.join(', ')],
    ['root', report.root],
  );
  if (report.findingCount === 0) return `${summary.toString()}\n${pc.green('Nothing was altered.')}`;
  const findings = new Table({
    head: ['finding', 'record', 'what'],
    style: { head: [], border: [] },
    colWidths: [null, null, 70],
    wordWrap: true,
  });
  for (const { kind, index, recordId, detail } of report.findings) {
    findings.push([pc.red(kind), [index ?? '', recordId ?? ''].join('\n').trim(), detail]);
  }
  const count = report.findingCount;
  const more = count > report.findings.length ? ` The first ${report.findings.length} are shown.` : '';
  const end = `The log is not as it was written: ${count} finding${count === 1 ? '' : 's'}.${more}`;
  return `${summary.toString()}\n${findings.toString()}\n${pc.red(end)}`;
}
