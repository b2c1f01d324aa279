import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { eraseSubject } from '../../../audit/keep/eraseSubject.ts';
import { settingsOf, withLogOptions, type LogFlags } from './withLog.ts';

interface EraseFlags extends LogFlags {
  readonly person?: string;
  readonly organisation?: string;
}

/** `lienthong audit erase`: destroys a subject's salt. Exit code 1 when the log knows no such subject. */
export function eraseCommand(): Command {
  return withLogOptions(new Command('erase'))
    .description('make a person or an organisation unfindable in the log, for ever; the records stay')
    .option('--person <personalId>', 'personal identifier; - reads it from standard input')
    .option('--organisation <taxCode>', 'tax code of an organisation; - reads it from standard input')
    .action(async (flags: EraseFlags, command: Command) => {
      const given = flags.person ?? flags.organisation;
      if (given === undefined || (flags.person !== undefined && flags.organisation !== undefined)) {
        return command.error('error: give either --person or --organisation');
      }
      const identifier = given === '-' ? readFileSync(0, 'utf8').trim() : given;
      const kind = flags.person === undefined ? 'organisation' : 'person';
      // Neither message repeats the identifier: terminals keep what they show.
      if (await eraseSubject(settingsOf(flags), kind, identifier)) {
        console.log(`The salt of this ${kind} is destroyed: no record can be linked to it any more.`);
      } else {
        console.log(`The log knows no such ${kind}.`);
        process.exitCode = 1;
      }
    });
}
