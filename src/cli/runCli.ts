import { Command, CommanderError } from 'commander';
import { codelistCommand } from './commands/codelist.ts';
import { dictionaryCommand } from './commands/dictionary.ts';
import { errorsCommand } from './commands/errors.ts';
import { serveCommand } from './commands/serve.ts';
import { upCommand } from './commands/up.ts';
import { CANNOT, failWith } from './failWith.ts';
import { MinistriesNotStarted } from './spawnMinistries.ts';

/** The `lienthong` command. */
export async function runCli(argv: readonly string[]): Promise<void> {
  try {
    const program = new Command('lienthong')
      .description('GraphQL federation gateway over ministry data sources, in the words of one shared data dictionary.')
      .addCommand(upCommand(), { isDefault: false })
      .addCommand(serveCommand())
      .addCommand(dictionaryCommand())
      .addCommand(codelistCommand())
      .addCommand(errorsCommand());
    throwOnWrongUse(program);
    await program.parseAsync([...argv]);
  } catch (error) {
    // Commander has said by itself what was wrong, or shown the help that was asked for.
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : CANNOT;
    else if (!(error instanceof MinistriesNotStarted)) failWith(error);
  }
}

/** A wrong option or argument ends like every other command that cannot be carried out, with a hint how to mend it. */
function throwOnWrongUse(command: Command): void {
  command.exitOverride().showHelpAfterError('Add --help to see what the command takes.');
  command.commands.forEach(throwOnWrongUse);
}
