import type { VerifyOptions } from './expectations.ts';
import type { Findings } from './finding.ts';
import type { LogCheck } from './logCheck.ts';
import type { VerifyReport } from './report.ts';

/** What can be said only when all records have been read. */
export function checkExpected(
  check: LogCheck,
  logId: string,
  { expected, trusted }: VerifyOptions,
  findings: Findings,
): void {
  if (trusted !== undefined) check.keys.expect(trusted);
  if (expected !== undefined && expected.logId !== logId) {
    findings.add('HEAD_CONTRADICTED', `The head that was kept outside is of another log, ${expected.logId}.`);
  }
  if (expected !== undefined && expected.size > check.size) {
    const detail = `The head that was kept outside stands over ${expected.size} records, but the log ends after ${check.size}.`;
    findings.add('LOG_SHORTENED', detail, { index: check.size });
  }
}

export function reportOf(check: LogCheck, logId: string, findings: Findings): VerifyReport {
  return {
    logId,
    size: check.size,
    gone: check.gone,
    heads: check.heads,
    keyIds: check.keys.keyIds,
    root: Buffer.from(check.root(), 'hex').toString('base64'),
    signedSize: check.lastHead?.size ?? 0,
    signedTime: check.lastHead?.time,
    findings: findings.kept,
    findingCount: findings.count,
  };
}
