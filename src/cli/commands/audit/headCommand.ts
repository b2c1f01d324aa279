import { Command } from 'commander';
import { headOver } from '../../../audit/read/prove.ts';
import { GatewayError } from '../../../errors/gatewayError.ts';
import { reading, settingsOf, signWhatIsUnsigned, withLogOptions, type LogFlags } from './withLog.ts';

/** `lienthong audit head`: a signed head over all records, to be kept elsewhere. */
export function headCommand(): Command {
  return withLogOptions(new Command('head'))
    .description('print the signed head over all records, to be kept elsewhere (a C2SP checkpoint)')
    .action(async (flags: LogFlags) => {
      const settings = settingsOf(flags);
      await signWhatIsUnsigned(settings);
      const head = await reading(settings, (database) => headOver(database));
      if (head === undefined) throw new GatewayError('AUDIT_LOG_EMPTY');
      process.stdout.write(head.note);
    });
}
