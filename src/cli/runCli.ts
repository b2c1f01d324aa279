import { join } from 'node:path';
import { Command } from 'commander';
import { loadConfig } from '../config.ts';
import { codelistCommand } from './commands/codelist.ts';
import { dictionaryCommand } from './commands/dictionary.ts';
import { errorsCommand } from './commands/errors.ts';
import { serveCommand } from './commands/serve.ts';
import { upCommand } from './commands/up.ts';
import { failWith } from './failWith.ts';
import { MinistriesNotStarted } from './spawnMinistries.ts';

/** The `lienthong` command. */
export async function runCli(argv: readonly string[]): Promise<void> {
  try {
    const { dataDir } = loadConfig({ sourceIds: [] });
    const program = new Command('lienthong')
      .description('GraphQL federation gateway over ministry data sources, in the words of one shared data dictionary.')
      .showHelpAfterError()
      .addCommand(upCommand(), { isDefault: false })
      .addCommand(serveCommand())
      .addCommand(dictionaryCommand())
      .addCommand(codelistCommand({ storePath: join(dataDir, 'registry.sqlite') }))
      .addCommand(errorsCommand());
    await program.parseAsync([...argv]);
  } catch (error) {
    if (!(error instanceof MinistriesNotStarted)) failWith(error);
  }
}
