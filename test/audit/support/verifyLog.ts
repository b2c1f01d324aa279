import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { AuditSettings } from '../../../src/audit/auditSettings.ts';
import { exportLog } from '../../../src/audit/export/exportLog.ts';
import { openKeyFile } from '../../../src/audit/heads/keyFile.ts';
import { openReading } from '../../../src/audit/openStore.ts';
import { dayOf } from '../../../src/audit/record/leaf.ts';
import type { VerifyOptions } from '../../../src/audit/verify/expectations.ts';
import type { VerifyReport } from '../../../src/audit/verify/report.ts';
import { verifyDatabase } from '../../../src/audit/verify/verifyDatabase.ts';

export const plainly: VerifyOptions = {
  today: dayOf(Date.parse('2026-11-25T00:00:00Z')),
  trusted: undefined,
  expected: undefined,
  onProgress: () => undefined,
};

export async function verifyStore(
  settings: AuditSettings,
  options: Partial<VerifyOptions> = {},
): Promise<VerifyReport> {
  const connection = openReading(settings);
  try {
    const trusted = openKeyFile(settings.keyFile).signing.public;
    return await verifyDatabase(connection, settings.file, { ...plainly, trusted, ...options });
  } finally {
    await connection.database.destroy();
  }
}

export async function exportText(settings: AuditSettings): Promise<string> {
  const { database } = openReading(settings);
  try {
    let text = '';
    for await (const piece of exportLog(database, settings.file, () => undefined)) text += piece;
    return text;
  } finally {
    await database.destroy();
  }
}

/** Kinds of what was found, each once. */
export function kindsOf({ findings }: VerifyReport): readonly string[] {
  return [...new Set(findings.map(({ kind }) => kind))].sort();
}

const script = join(import.meta.dirname, '..', '..', '..', 'docs', 'verify_audit.py');
const run = promisify(execFile);

/** Runs the independent verifier. Undefined where there is no Python. */
export async function verifyByPython(
  file: string,
  args: readonly string[] = [],
): Promise<{ readonly exitCode: number; readonly stdout: string } | undefined> {
  try {
    const { stdout } = await run('python3', [script, file, ...args]);
    return { exitCode: 0, stdout };
  } catch (error) {
    const { code, stdout } = error as { code?: number | string; stdout?: string };
    if (code === 'ENOENT') return undefined;
    return { exitCode: Number(code), stdout: stdout ?? '' };
  }
}
