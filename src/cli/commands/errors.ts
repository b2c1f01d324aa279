import { Command } from 'commander';
import { cataloguePage } from '../../errors/cataloguePage.ts';

/** `lienthong errors`: prints the error catalogue, as `docs/errors.md` has it. */
export function errorsCommand(): Command {
  return new Command('errors')
    .description('Print the error catalogue: code, HTTP status, texts in English and Vietnamese, remedy.')
    .action(() => {
      process.stdout.write(cataloguePage());
    });
}
