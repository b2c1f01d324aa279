import { Command, CommanderError } from 'commander';
import { CANNOT, failWith } from './failWith.ts';
import { packageVersion } from '../util/packageVersion.ts';
import { MinistriesNotStarted } from './spawnMinistries.ts';

/** Commands by name; one that is not asked for is not loaded either, for that takes longer than most of them run. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  up: async () => (await import('./commands/up.ts')).upCommand(),
  serve: async () => (await import('./commands/serve.ts')).serveCommand(),
  dictionary: async () => (await import('./commands/dictionary.ts')).dictionaryCommand(),
  codelist: async () => (await import('./commands/codelist.ts')).codelistCommand(),
  conform: async () => (await import('./commands/conform/conformCommand.ts')).conformCommand(),
  schema: async () => (await import('./commands/schema/schemaCommand.ts')).schemaCommand(),
  corrections: async () => (await import('./commands/corrections.ts')).correctionsCommand(),
  receipt: async () => (await import('./commands/receipt.ts')).receiptCommand(),
  quality: async () => (await import('./commands/quality/qualityCommand.ts')).qualityCommand(),
  audit: async () => (await import('./commands/audit/auditCommand.ts')).auditCommand(),
  mock: async () => (await import('./commands/mock.ts')).mockCommand(),
  codegen: async () => (await import('./commands/codegen/codegenCommand.ts')).codegenCommand(),
  errors: async () => (await import('./commands/errors.ts')).errorsCommand(),
};

const VERSION_FLAGS = ['-V', '--version'];

/** The command of that name; none to say the version; all of them for help, and for a name that there is none of. */
async function commandsFor(name = ''): Promise<readonly Command[]> {
  if (VERSION_FLAGS.includes(name)) return [];
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  return Promise.all((load === undefined ? Object.values(COMMANDS) : [load]).map((each) => each()));
}

/** The `lienthong` command. */
export async function runCli(argv: readonly string[]): Promise<void> {
  try {
    const program = new Command('lienthong').description(
      'GraphQL federation gateway over ministry data sources, in the words of one shared data dictionary.',
    );
    program.version(packageVersion(), VERSION_FLAGS.join(', '), 'say which version this is');
    // An option belongs to the command that it stands behind: `conform` and `conform verify` both have a --source.
    program.enablePositionalOptions();
    for (const command of await commandsFor(argv[2])) program.addCommand(command);
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
