import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Command, Option } from 'commander';
import { systemClock, today } from '../../../clock.ts';
import { loadDictionary } from '../../../dictionary/loadDictionary.ts';
import { GatewayError } from '../../../errors/gatewayError.ts';
import { STARTER_KINDS, starterFiles, type StarterKind } from '../../../starter/starterFiles.ts';
import { makeFolder } from '../../../util/makeFolder.ts';
import { packageRoot } from '../../../util/packageRoot.ts';
import { write } from './files.ts';

interface Flags {
  readonly as: StarterKind;
  readonly dir: string;
}

/** `lienthong conform init SUBJECT`: a starting subgraph or binding with tests, from the dictionary, in an empty folder. */
export function initCommand(): Command {
  return new Command('init')
    .description(
      'write a starting subgraph, or binding, with tests for a subject of the dictionary into an empty folder',
    )
    .argument('<subject>', 'as land, health, population')
    .argument('[folder]', 'the folder; `<subject>-subgraph`, `<subject>-sql` … without it')
    .addOption(
      new Option('--as <kind>', 'a subgraph, or the binding of a database or of a REST API')
        .choices(STARTER_KINDS)
        .default('subgraph'),
    )
    .option('--dir <folder>', 'the dictionary', join(packageRoot(), 'schema'))
    .action((subject: string, folder: string | undefined, { as: kind, dir }: Flags) => {
      const options = { subject, kind, today: today(systemClock), packages: packages() };
      const files = starterFiles(loadDictionary(dir), options);
      const target = folder ?? `${subject}-${kind}`;
      if (existsSync(target) && readdirSync(target).length > 0)
        throw new GatewayError('STARTER_FOLDER_NOT_EMPTY', { folder: target });
      for (const [name, text] of files) {
        makeFolder(dirname(join(target, name)));
        write(join(target, name), text);
      }
      console.log(`${[...files.keys()].join('\n')}\n\nNext: cd ${target} && npm install && npm test`);
    });
}

/** Ranges of packages as this package has them, and its own. */
function packages(): Readonly<Record<string, string>> {
  const { version, dependencies } = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')) as {
    readonly version: string;
    readonly dependencies: Readonly<Record<string, string>>;
  };
  return { ...dependencies, lienthong: `^${version}` };
}
