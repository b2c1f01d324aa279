import type { DictionaryRule } from './rule.ts';

/** Every SDL file and every code list can be parsed. */
export const syntaxError: DictionaryRule = {
  name: 'syntax-error',
  severity: 'error',
  remedy: 'Mend the text at this line; nothing else of the file is checked until then.',
  check: (draft) =>
    [...draft.sdl, ...draft.codeLists.values()].flatMap(({ file, syntaxError: error }) =>
      error === undefined ? [] : [{ place: { file: file.name, line: error.line }, message: error.message }],
    ),
};
