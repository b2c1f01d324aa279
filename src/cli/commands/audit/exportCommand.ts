import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { Command, Option } from 'commander';
import { exportLog } from '../../../audit/export/exportLog.ts';
import { GatewayError } from '../../../errors/gatewayError.ts';
import { withProgress } from './progressBar.ts';
import { reading, settingsOf, signWhatIsUnsigned, withLogOptions, type LogFlags } from './withLog.ts';

interface ExportFlags extends LogFlags {
  readonly out?: string;
}

/** `lienthong audit export`: the log as JSON Lines, with which anyone can verify it. */
export function exportCommand(): Command {
  return withLogOptions(new Command('export'))
    .description('write the log, its hashes, heads and keys as JSON Lines')
    .addOption(new Option('--format <format>', 'of the export').choices(['jsonl']).default('jsonl'))
    .option('--out <file>', 'write to a file instead of standard output')
    .action(async (flags: ExportFlags) => {
      const settings = settingsOf(flags);
      await signWhatIsUnsigned(settings);
      await withProgress('exporting', (onProgress) =>
        reading(settings, async (database, store) => {
          const lines = exportLog(database, store, onProgress);
          if (flags.out === undefined) await pipeline(lines, process.stdout, { end: false });
          else await writeTo(flags.out, lines);
        }),
      );
    });
}

async function writeTo(file: string, lines: AsyncIterable<string>): Promise<void> {
  try {
    await pipeline(lines, createWriteStream(file));
  } catch (cause) {
    if (cause instanceof GatewayError || !(cause instanceof Error) || !('syscall' in cause)) throw cause;
    const problem = 'code' in cause ? String(cause.code) : '';
    throw new GatewayError('AUDIT_FILE_UNREADABLE', { file, problem }, { cause });
  }
}
