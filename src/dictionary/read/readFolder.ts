import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { GatewayError } from '../../errors/gatewayError.ts';
import { packageRoot } from '../../util/packageRoot.ts';
import type { DictionaryFile } from './dictionaryFile.ts';
import { readFile } from './readFile.ts';

/** Lists of ways from code to code are tables of their own, not code lists. */
const NOT_A_LIST = '_SUCCESSION.csv';

/**
 * Reads the files of a dictionary: `<folder>/*.graphql` and `<folder>/codelists/*.csv`, sorted by name.
 *
 * - `extraFiles`: further SDL files, of subjects that a ministry brings; code lists stand in `codelists/` beside them
 *
 * A folder that states no `@element` directive gets the packaged `directives.graphql`.
 */
export function readFolder(folder: string, extraFiles: readonly string[] = []): readonly DictionaryFile[] {
  const own = readSubjects(folder);
  const extra = extraFiles.map((path) => readFile(path, basename(path), 'sdl'));
  const subjects = [...own, ...extra];
  const folders = new Set([folder, ...extraFiles.map((path) => dirname(path))]);
  const hasDirectives = subjects.some((file) => file.text.includes('directive @element'));
  return [...(hasDirectives ? [] : [packagedDirectives()]), ...subjects, ...[...folders].flatMap(readCodeLists)];
}

function readSubjects(folder: string): readonly DictionaryFile[] {
  const names = namesIn(folder).filter((name) => name.endsWith('.graphql'));
  if (names.length === 0) throw new GatewayError('DICTIONARY_FOLDER_UNREADABLE', { folder });
  return names.map((name) => readFile(join(folder, name), name, 'sdl'));
}

function readCodeLists(folder: string): readonly DictionaryFile[] {
  const lists = join(folder, 'codelists');
  if (!existsSync(lists)) return [];
  return namesIn(lists)
    .filter((name) => name.endsWith('.csv') && !name.endsWith(NOT_A_LIST))
    .map((name) => readFile(join(lists, name), `codelists/${name}`, 'codeList'));
}

function packagedDirectives(): DictionaryFile {
  return readFile(join(packageRoot(), 'schema', 'directives.graphql'), 'directives.graphql', 'sdl');
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch (cause) {
    throw new GatewayError('DICTIONARY_FOLDER_UNREADABLE', { folder }, { cause });
  }
}
