import Table from 'cli-table3';
import { Command } from 'commander';
import { deletePast, pastMonths } from '../../../audit/keep/retain.ts';
import { dayOf } from '../../../audit/record/leaf.ts';
import { withProgress } from './progressBar.ts';
import { reading, settingsOf, withLogOptions, type LogFlags } from './withLog.ts';

interface RetainFlags extends LogFlags {
  readonly dryRun?: true;
}

/** `lienthong audit retain`: deletes the content of records whose time is past. */
export function retainCommand(): Command {
  return withLogOptions(new Command('retain'))
    .description('delete the content of records whose time is past; their leaves stay, so that proofs go on')
    .option('--dry-run', 'only say what would be deleted')
    .action(async (flags: RetainFlags) => {
      const settings = settingsOf(flags);
      const today = dayOf(Date.now());
      await reading(settings, async (database) => {
        const months = await pastMonths(database, today);
        const all = months.reduce((sum, { records }) => sum + records, 0);
        if (flags.dryRun === undefined) {
          await withProgress('deleting', (onProgress) =>
            deletePast(database, settings.store, today, (done) => onProgress(done, all)),
          );
        }
        const table = new Table({ head: ['time ended', 'records'], style: { head: [], border: [] } });
        for (const { expired, records } of months) table.push([expired, records]);
        if (months.length > 0) console.log(table.toString());
        console.log(`${flags.dryRun === undefined ? 'Deleted' : 'Would delete'} the content of ${all} records.`);
      });
    });
}
