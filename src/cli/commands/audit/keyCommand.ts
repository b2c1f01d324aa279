import { Command } from 'commander';
import { openKeyFile } from '../../../audit/heads/keyFile.ts';
import { rotateKey } from '../../../audit/keep/rotateKey.ts';
import { settingsOf, withLogOptions, type LogFlags } from './withLog.ts';

interface KeyFlags extends LogFlags {
  readonly rotate?: true;
}

/** `lienthong audit key`: the public key that the log is signed by, to be kept elsewhere; or a new key in its place. */
export function keyCommand(): Command {
  return withLogOptions(new Command('key'))
    .description('print the public key that signs the log (PEM)')
    .option('--rotate', 'make a new key first, signed by the old one')
    .action(async (flags: KeyFlags) => {
      const settings = settingsOf(flags);
      if (flags.rotate) {
        const { before, after, since } = await rotateKey(settings, Date.now());
        console.error(`Key ${before} signed the first ${since} records; key ${after} signs from now on.`);
      }
      process.stdout.write(openKeyFile(settings.keyFile).signing.public.export({ format: 'pem', type: 'spki' }));
    });
}
