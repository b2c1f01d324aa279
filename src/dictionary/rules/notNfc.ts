import type { DictionaryRule } from './rule.ts';

/** Files are in Unicode NFC, so that equal names are equal bytes. */
export const notNfc: DictionaryRule = {
  name: 'not-nfc',
  severity: 'error',
  remedy: 'Normalise the file to Unicode NFC.',
  check: (draft) =>
    draft.files
      .filter((file) => file.text !== file.text.normalize('NFC'))
      .flatMap((file) =>
        file.text
          .split('\n')
          .flatMap((text, index) =>
            text === text.normalize('NFC')
              ? []
              : [{ place: { file: file.name, line: index + 1 }, message: 'The line is not in Unicode NFC.' }],
          ),
      ),
};
