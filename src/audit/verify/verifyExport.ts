import { canonicalJson } from '../record/canonicalJson.ts';
import { dayOf } from '../record/leaf.ts';
import { checkExpected, reportOf } from './conclude.ts';
import type { VerifyOptions } from './expectations.ts';
import { Findings } from './finding.ts';
import { LogCheck } from './logCheck.ts';
import { readExport, sizeOfExport, type ReadLine } from './readExport.ts';
import type { VerifyReport } from './report.ts';

/**
 * Recomputes a log from its export, without a database.
 *
 * - throws `AUDIT_FILE_UNREADABLE`
 */
export async function verifyExport(path: string, options: VerifyOptions): Promise<VerifyReport> {
  const findings = new Findings();
  const all = await sizeOfExport(path);
  const lines = readExport(path);
  const first = await lines.next();
  const log = first.done === true ? undefined : first.value.line;
  if (log?.type !== 'log') {
    findings.add('FILE_MALFORMED', 'Line 1 does not say which log this is.');
    return reportOf(new LogCheck('', options.today, findings), '', findings);
  }
  const check = new LogCheck(log.logId, options.today, findings);
  const counts = { keys: 0, isEnded: false };
  for await (const read of lines) {
    takeLine(check, read, counts, log.size, findings);
    if (read.line?.type === 'record' && options.expected?.size === check.size) check.expected(options.expected);
    options.onProgress(read.readBytes, all);
  }
  if (!counts.isEnded) {
    findings.add('LOG_SHORTENED', `The file ends after ${check.size} of ${log.size} records.`, { index: check.size });
  }
  checkExpected(check, log.logId, options, findings);
  return reportOf(check, log.logId, findings);
}

function takeLine(
  check: LogCheck,
  { number, line }: ReadLine,
  counts: { keys: number; isEnded: boolean },
  size: number,
  findings: Findings,
): void {
  const isMisplaced = counts.isEnded || (line?.type === 'key' && check.size > 0);
  if (line === undefined || line.type === 'log' || isMisplaced) {
    findings.add('FILE_MALFORMED', `Line ${number} is not what an export has there.`, { index: check.size });
    return;
  }
  switch (line.type) {
    case 'key':
      counts.keys += 1;
      check.keys.add(line.note);
      return;
    case 'record':
      check.record({
        index: line.index,
        recordId: line.recordId,
        expires: dayOf(Date.parse(line.expires)),
        digest: line.digest,
        leafHash: line.leafHash,
        body: line.record === null ? undefined : canonicalJson(line.record),
      });
      return;
    case 'head':
      check.head(line.note);
      return;
    case 'end':
      counts.isEnded = true;
      if (line.size !== check.size || line.size !== size || line.root !== check.root()) {
        const detail = `The last line speaks of ${line.size} records with another hash than these ${check.size}.`;
        findings.add('LOG_SHORTENED', detail, { index: check.size });
      }
      if (line.heads !== check.heads || line.keys !== counts.keys) {
        findings.add('FILE_MALFORMED', 'The last line counts other heads or keys than there are.');
      }
  }
}
