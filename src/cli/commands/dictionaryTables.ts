import Table from 'cli-table3';
import pc from 'picocolors';
import type { DictionaryFinding } from '../../dictionary/finding.ts';

/** Findings as a table for people, with a last line that sums them up. */
export function findingsTable(findings: readonly DictionaryFinding[]): string {
  if (findings.length === 0) return pc.green('The dictionary keeps to all rules.');
  const table = new Table({
    head: ['where', 'rule', 'what is wrong', 'what to do'],
    style: { head: [], border: [] },
    wordWrap: true,
    colWidths: [34, 24, 44, 44],
  });
  for (const { rule, severity, file, line, message, remedy } of findings) {
    const colour = severity === 'error' ? pc.red : pc.yellow;
    table.push([`${file}:${line}`, colour(rule), message, pc.dim(remedy)]);
  }
  const errors = findings.filter((finding) => finding.severity === 'error').length;
  return `${table.toString()}\n${pc.bold(`${errors} errors, ${findings.length - errors} warnings`)}`;
}
