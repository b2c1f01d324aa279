import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Command } from 'commander';
import { systemClock, today } from '../../../clock.ts';
import { loadDictionary } from '../../../dictionary/loadDictionary.ts';
import { GatewayError } from '../../../errors/gatewayError.ts';
import { starterFiles } from '../../../starter/starterFiles.ts';
import { makeFolder } from '../../../util/makeFolder.ts';
import { packageRoot } from '../../../util/packageRoot.ts';
import { write } from './files.ts';

/** `lienthong conform init SUBJECT`: a starting subgraph with tests, from the dictionary, in an empty folder. */
export function initCommand(): Command {
  return new Command('init')
    .description('write a starting subgraph with tests for a subject of the dictionary into an empty folder')
    .argument('<subject>', 'as land, health, population')
    .argument('[folder]', 'the folder; `<subject>-subgraph` without it')
    .option('--dir <folder>', 'the dictionary', join(packageRoot(), 'schema'))
    .action((subject: string, folder: string | undefined, { dir }: { readonly dir: string }) => {
      const files = starterFiles(loadDictionary(dir), { subject, today: today(systemClock), packages: packages() });
      const target = folder ?? `${subject}-subgraph`;
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
