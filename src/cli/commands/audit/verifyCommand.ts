import { createPublicKey, type KeyObject } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { Command, Option } from 'commander';
import { openKeyFile } from '../../../audit/heads/keyFile.ts';
import { readHead, type TreeHead } from '../../../audit/heads/treeHead.ts';
import { dayOf } from '../../../audit/record/leaf.ts';
import type { VerifyOptions } from '../../../audit/verify/expectations.ts';
import { verifyDatabase } from '../../../audit/verify/verifyDatabase.ts';
import { verifyExport } from '../../../audit/verify/verifyExport.ts';
import { GatewayError } from '../../../errors/gatewayError.ts';
import { withProgress } from './progressBar.ts';
import { verifyTables } from './verifyTables.ts';
import { reading, settingsOf, withLogOptions, type LogFlags } from './withLog.ts';

interface VerifyFlags extends LogFlags {
  readonly file?: string;
  readonly publicKey?: string;
  readonly expectHead?: string;
  readonly format: 'table' | 'json';
}

/** Exit code of a verification that found something. */
const FOUND = 1;

/** `lienthong audit verify`: exit code 0 when the log is whole, 1 when it is not, 2 when it could not be read. */
export function verifyCommand(): Command {
  return withLogOptions(new Command('verify'))
    .description('recompute the whole log and name what was altered, removed, inserted or moved')
    .option('--file <file>', 'an export of the log, instead of the log itself')
    .option('--public-key <file>', "the key that the log must be signed by (PEM); by default the installation's own")
    .option('--expect-head <file>', 'a head that was kept elsewhere: finds records cut off at the end')
    .addOption(new Option('--format <format>', 'of the findings').choices(['table', 'json']).default('table'))
    .action(async (flags: VerifyFlags) => {
      const report = await withProgress('verifying', (onProgress) => {
        const common = { today: dayOf(Date.now()), expected: readHeadFile(flags.expectHead), onProgress };
        if (flags.file !== undefined) {
          return verifyExport(flags.file, { ...common, trusted: readPublicKey(flags.publicKey) });
        }
        const settings = settingsOf(flags);
        const own = existsSync(settings.keyFile) ? openKeyFile(settings.keyFile).signing.public : undefined;
        const options: VerifyOptions = { ...common, trusted: readPublicKey(flags.publicKey) ?? own };
        return reading(settings, (_database, store, connection) => verifyDatabase(connection, store, options));
      });
      console.log(flags.format === 'json' ? JSON.stringify(report, undefined, 2) : verifyTables(report));
      if (report.findingCount > 0) process.exitCode = FOUND;
    });
}

function readPublicKey(file: string | undefined): KeyObject | undefined {
  return file === undefined ? undefined : readWith(file, (text) => createPublicKey(text));
}

function readHeadFile(file: string | undefined): TreeHead | undefined {
  return file === undefined ? undefined : readWith(file, (text) => readHead(text)?.head);
}

function readWith<T>(file: string, read: (text: string) => T | undefined): T {
  let problem = 'it is of another kind';
  try {
    const content = read(readFileSync(file, 'utf8'));
    if (content !== undefined) return content;
  } catch (error) {
    if (error instanceof Error && 'code' in error) problem = String(error.code);
  }
  throw new GatewayError('AUDIT_FILE_UNREADABLE', { file, problem });
}
