import Table from 'cli-table3';
import pc from 'picocolors';
import type { Finding } from '../../codelist/import/findings.ts';
import type { ImportReport } from '../../codelist/import/importReport.ts';

/** How many examples of a finding and how many rejected rows a reader gets; `--format json` has more. */
const MOST_SHOWN = 3;
const MOST_REJECTED = 20;

/** The report of an import as text for a terminal. */
export function importTables(report: ImportReport): string {
  const parts = [
    table(
      ['file', 'list', 'rows', 'loaded', 'duplicates', 'conflicts', 'rejected'],
      report.files.map((file) => [
        file.file,
        file.list,
        file.rows,
        file.loaded,
        file.duplicates,
        warned(file.conflicts),
        warned(file.rejected),
      ]),
    ),
    table(
      ['in the registry', 'new', 'changed', 'same', 'kept from before'],
      [
        ['units', report.units.new, report.units.changed, report.units.same, report.units.kept],
        [
          'successions',
          report.successions.new,
          report.successions.changed,
          report.successions.same,
          report.successions.kept,
        ],
      ],
    ),
  ];
  const relations = Object.entries(report.relations).filter(([, count]) => count > 0);
  if (relations.length > 0) parts.push(table(['relation', 'rows'], relations));
  if (report.findings.length > 0) parts.push(findingsTable(report.findings));
  if (report.rejectedLines.length > 0) parts.push(rejectedTable(report));
  const verb = report.isDryRun ? 'Dry run: nothing was changed in' : 'Imported into';
  return [...parts, `${verb} ${report.store}`].join('\n');
}

function findingsTable(findings: readonly Finding[]): string {
  return table(
    ['finding', 'count', 'meaning and first examples'],
    findings.map(({ rule, severity, text, count, examples }) => [
      severity === 'CONFLICT' ? pc.red(`${rule}\n(not loaded)`) : rule,
      count,
      [
        pc.dim(text),
        ...examples
          .slice(0, MOST_SHOWN)
          .map(({ line, code, detail }) => `${line > 0 ? `line ${String(line)}: ` : ''}${`${code} ${detail}`.trim()}`),
      ].join('\n'),
    ]),
  );
}

function rejectedTable({ rejectedLines, files }: ImportReport): string {
  const all = files.reduce((sum, { rejected }) => sum + rejected, 0);
  const shown = rejectedLines
    .slice(0, MOST_REJECTED)
    .map(({ file, line, reason }) => [`${file}:${String(line)}`, reason]);
  const more = all - shown.length;
  return table(['rejected row', 'because'], more > 0 ? [...shown, [`and ${String(more)} more`, '']] : shown);
}

function warned(count: number): string {
  return count > 0 ? pc.red(String(count)) : '0';
}

function table(head: string[], rows: readonly (readonly (string | number)[])[]): string {
  const lines = new Table({ head, style: { head: [], border: [] } });
  for (const row of rows) lines.push([...row]);
  return lines.toString();
}
