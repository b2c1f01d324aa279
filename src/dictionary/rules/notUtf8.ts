import type { DictionaryRule } from './rule.ts';

/** Files are UTF-8. */
export const notUtf8: DictionaryRule = {
  name: 'not-utf8',
  severity: 'error',
  remedy: 'Save the file as UTF-8.',
  check: (draft) =>
    draft.files
      .filter((file) => !file.isUtf8)
      .map((file) => ({
        place: { file: file.name, line: lineOfFirst(file.text, '\u{FFFD}') },
        message: 'The file holds bytes that are not UTF-8.',
      })),
};

function lineOfFirst(text: string, character: string): number {
  return text.slice(0, Math.max(text.indexOf(character), 0)).split('\n').length;
}
