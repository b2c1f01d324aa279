import { GatewayError } from '../errors/gatewayError.ts';
import type { Dictionary } from '../model/dictionary.ts';
import { buildDictionary } from './buildDictionary.ts';
import { checkDraft } from './checkDraft.ts';
import { draftDictionary } from './draft/draftDictionary.ts';
import { readFolder } from './read/readFolder.ts';

/**
 * Reads a dictionary for use. Warnings let it pass; with an error it is refused as a whole, since everything else
 * (access above all) is derived from it.
 *
 * - `folder`: holds `*.graphql` and `codelists/*.csv`
 * - `extraFiles`: SDL files of further subjects, with `codelists/` beside them
 * - throws `DICTIONARY_FOLDER_UNREADABLE` and `DICTIONARY_UNUSABLE`
 */
export function loadDictionary(folder: string, extraFiles: readonly string[] = []): Dictionary {
  const draft = draftDictionary(readFolder(folder, extraFiles));
  const errors = checkDraft(draft).filter((finding) => finding.severity === 'error');
  const [first] = errors;
  if (first !== undefined) {
    const { rule, file, line } = first;
    throw new GatewayError('DICTIONARY_UNUSABLE', { findings: errors.length, rule, file, line });
  }
  return buildDictionary(draft);
}
