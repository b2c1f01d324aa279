import type { Run } from '../../../conform/finding.ts';
import { reports } from '../../../conform/report/printReport.ts';
import { terminalReport } from '../../../conform/report/terminalReport.ts';
import type { ConformFlags } from './conformFlags.ts';
import { write } from './files.ts';

/** The report to a file, or to whoever reads. */
export function publish(run: Run, { format, output }: Pick<ConformFlags, 'format' | 'output'>): void {
  const report = format === undefined ? undefined : reports[format];
  const isColoured = output === undefined && process.stdout.isTTY && process.stdout.hasColors();
  const text = report === undefined ? terminalReport(run, isColoured) : report(run);
  if (output === undefined) process.stdout.write(text);
  else write(output, text);
}
