import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, Option } from 'commander';
import { checkDictionary } from '../../dictionary/checkDictionary.ts';
import { loadDictionary } from '../../dictionary/loadDictionary.ts';
import { EXPORT_FORMATS, exportDictionary } from '../../dictionary/publish/exportDictionary.ts';
import { GatewayError } from '../../errors/gatewayError.ts';
import { packageRoot } from '../../util/packageRoot.ts';
import { findingsTable } from './dictionaryTables.ts';

interface CheckFlags {
  readonly dir: string;
  readonly extra: readonly string[];
  readonly format: 'table' | 'json';
}

interface ExportFlags {
  readonly dir: string;
  readonly extra: readonly string[];
  readonly format: string;
  readonly out?: string;
}

/** Exit code of a check that found an error. */
const FOUND = 1;

/**
 * `lienthong dictionary check`: finds what is wrong with a dictionary; exit code 0 without errors, 1 with, 2 where there
 * is nothing to check. `lienthong dictionary export`: publishes it.
 */
export function dictionaryCommand(): Command {
  const check = withFolder(new Command('check'))
    .description('find what is wrong with a dictionary, by rule, file and line')
    .addOption(new Option('--format <format>', 'of the findings').choices(['table', 'json']).default('table'))
    .action(({ dir, extra, format }: CheckFlags) => {
      const findings = checkDictionary(dir, extra);
      console.log(format === 'json' ? JSON.stringify(findings, undefined, 2) : findingsTable(findings));
      if (findings.some((finding) => finding.severity === 'error')) process.exitCode = FOUND;
    });
  const publish = withFolder(new Command('export'))
    .description('publish a dictionary')
    .addOption(new Option('--format <format>', 'of the publication').choices(EXPORT_FORMATS).makeOptionMandatory())
    .option('--out <file>', 'write to a file instead of standard output')
    .action(({ dir, extra, format, out }: ExportFlags) => {
      const text = exportDictionary(loadDictionary(dir, extra), format);
      if (out === undefined) process.stdout.write(text);
      else writeOut(out, text);
    });
  return new Command('dictionary')
    .description('the shared data dictionary: elements, their meaning, owner and class')
    .addCommand(check)
    .addCommand(publish);
}

function withFolder(command: Command): Command {
  return command
    .option('--dir <folder>', 'the dictionary: *.graphql and codelists/*.csv', join(packageRoot(), 'schema'))
    .option('--extra <file...>', 'SDL files of further subjects', []);
}

function writeOut(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (cause) {
    throw new GatewayError('DICTIONARY_OUTPUT_UNWRITABLE', { file }, { cause });
  }
}
