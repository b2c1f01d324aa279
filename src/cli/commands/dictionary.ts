import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, Option } from 'commander';
import { checkDictionary } from '../../dictionary/checkDictionary.ts';
import { loadDictionary } from '../../dictionary/loadDictionary.ts';
import { EXPORT_FORMATS, exportDictionary } from '../../dictionary/publish/exportDictionary.ts';
import { systemClock, today } from '../../clock.ts';
import { dictionaryFor } from './dictionaryFor.ts';
import { GatewayError } from '../../errors/gatewayError.ts';
import type { Dictionary } from '../../model/dictionary.ts';
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
  readonly role?: string;
  readonly purpose?: string;
  readonly agency?: string;
  readonly access: string;
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
    .option('--role <role>', 'only what this role may read for the purpose')
    .option('--purpose <purpose>', 'the purpose, with --role')
    .option('--agency <agency>', 'agency of the role, where the purpose is for some agencies only')
    .option('--access <folder>', 'the rules of access', join(packageRoot(), 'schema', 'access'))
    .action((flags: ExportFlags, command: Command) => {
      const { dir, extra, format, out } = flags;
      const whole = loadDictionary(dir, extra);
      const text = exportDictionary(isNarrowed(flags) ? narrowed(whole, flags, command) : whole, format);
      if (out === undefined) process.stdout.write(text);
      else writeOut(out, text);
    });
  return new Command('dictionary')
    .description('the shared data dictionary: elements, their meaning, owner and class')
    .addCommand(check)
    .addCommand(publish);
}

/** Whether it is asked for what somebody may read, and not for the whole. */
function isNarrowed({ role, purpose, agency }: ExportFlags): boolean {
  return [role, purpose, agency].some((flag) => flag !== undefined);
}

function narrowed(whole: Dictionary, { role, purpose, agency, access }: ExportFlags, command: Command): Dictionary {
  if (role === undefined || purpose === undefined) return command.error('error: --role and --purpose go together');
  const profile = { role, purpose, today: today(systemClock), ...(agency === undefined ? {} : { agency }) };
  return dictionaryFor(profile, whole, access);
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
