import { join } from 'node:path';
import { SingleBar } from 'cli-progress';
import { Argument, Command, Option } from 'commander';
import { importLists } from '../../codelist/import/importLists.ts';
import { LIST_KINDS, type ListKind } from '../../codelist/import/listLayouts.ts';
import { readShippedUnits } from '../../codelist/readShippedUnits.ts';
import { loadConfig } from '../../config.ts';
import { importTables } from './codelistTables.ts';

interface ImportFlags {
  readonly kind?: ListKind;
  readonly store?: string;
  readonly dryRun?: true;
  readonly format: 'table' | 'json';
}

/**
 * `lienthong codelist import`: loads official lists into the embedded registry and reports what it found.
 *
 * - `defaults.storePath`: the registry when `--store` is not given; by default `registry.sqlite` in the data folder
 */
export function codelistCommand(defaults: { readonly storePath?: string } = {}): Command {
  const importCommand = new Command('import')
    .description('load official lists of administrative units into the registry: all files or none')
    .addArgument(new Argument('<file...>', 'CSV files in UTF-8; a list of communes before, or together with, its map'))
    .addOption(new Option('--kind <kind>', 'what the files are; by default told by their columns').choices(LIST_KINDS))
    .option('--store <path>', 'the registry (default: registry.sqlite in the data folder)')
    .option('--dry-run', 'report what an import would do, and change nothing')
    .addOption(new Option('--format <format>', 'of the report').choices(['table', 'json']).default('table'))
    .action(async (files: string[], flags: ImportFlags) => {
      const bar = progressBar();
      try {
        const report = await importLists({
          files,
          kind: flags.kind,
          storePath:
            flags.store ?? defaults.storePath ?? join(loadConfig({ sourceIds: [] }).dataDir, 'registry.sqlite'),
          shipped: readShippedUnits(),
          isDryRun: flags.dryRun === true,
          onProgress: (readBytes, allBytes) => {
            bar.setTotal(allBytes);
            bar.update(readBytes);
          },
        });
        bar.stop();
        console.log(flags.format === 'json' ? JSON.stringify(report, null, 2) : importTables(report));
      } finally {
        bar.stop();
      }
    });
  return new Command('codelist').description('code lists: administrative units in time').addCommand(importCommand);
}

/** On standard error, and only before a person: a pipe gets the report alone. */
function progressBar(): SingleBar {
  const bar = new SingleBar({
    stream: process.stderr,
    noTTYOutput: false,
    clearOnComplete: true,
    format: 'reading {bar} {percentage} % · {eta} s left',
    barCompleteChar: '█',
    barIncompleteChar: '░',
    hideCursor: true,
  });
  bar.start(1, 0);
  return bar;
}
