import { Argument, Command } from 'commander';
import { proveConsistency, proveInclusion } from '../../../audit/read/prove.ts';
import { reading, settingsOf, signWhatIsUnsigned, withLogOptions, type LogFlags } from './withLog.ts';

interface ProveFlags extends LogFlags {
  readonly consistency?: true;
}

/** `lienthong audit prove INDEX`, `lienthong audit prove --consistency FIRST SECOND`: proofs as JSON. */
export function proveCommand(): Command {
  return withLogOptions(new Command('prove'))
    .description('prove that a record is in the log, or that the log has only grown (RFC 9162)')
    .addArgument(
      new Argument('<what...>', 'position or identifier of a record; with --consistency two sizes of the log'),
    )
    .option('--consistency', 'prove that the log of the second size begins with the log of the first')
    .action(async (what: string[], flags: ProveFlags, command: Command) => {
      const settings = settingsOf(flags);
      const [first = '', second = ''] = what;
      if (what.length !== (flags.consistency ? 2 : 1)) {
        command.error('error: give one record, or --consistency and two sizes');
      }
      if (flags.consistency && !what.every((size) => /^\d{1,15}$/.test(size))) {
        command.error('error: a size is a whole number of records');
      }
      await signWhatIsUnsigned(settings);
      const proof = await reading<object>(settings, (database) =>
        flags.consistency ? proveConsistency(database, Number(first), Number(second)) : proveInclusion(database, first),
      );
      console.log(JSON.stringify(proof, undefined, 2));
    });
}
