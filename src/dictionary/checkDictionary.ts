import { checkDraft } from './checkDraft.ts';
import { draftDictionary } from './draft/draftDictionary.ts';
import type { DictionaryFinding } from './finding.ts';
import { readFolder } from './read/readFolder.ts';

/**
 * Everything that is wrong with a dictionary, by file and line. A file that cannot be parsed is a finding.
 *
 * - throws `DICTIONARY_FOLDER_UNREADABLE` where there is nothing to check
 */
export function checkDictionary(folder: string, extraFiles: readonly string[] = []): readonly DictionaryFinding[] {
  return checkDraft(draftDictionary(readFolder(folder, extraFiles)));
}
