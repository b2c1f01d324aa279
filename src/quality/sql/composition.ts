import { charSet, type CharSet } from '../pattern/charSet.ts';

/** Letters of the Latin script, and the marks that are put on them. */
const LETTERS: readonly (readonly [number, number])[] = [
  [0x41, 0x5a],
  [0x61, 0x7a],
  [0xc0, 0x24f],
  [0x1e00, 0x1eff],
];
const MARKS: readonly [number, number] = [0x300, 0x338];

/** Code points of Latin letters, those with marks melted in among them. */
export const LATIN_LETTERS: readonly number[] = letterCodes();

/**
 * Marks, each with the Latin letters that it melts into one character with: where such a pair stands in a text, the text
 * is not in normalisation form C. From: Unicode Standard Annex 15, by way of the engine's own tables.
 */
export const COMPOSING_PAIRS: readonly { readonly mark: string; readonly letters: CharSet }[] = marks().flatMap(
  (mark) => {
    const letters = LATIN_LETTERS.filter((code) => {
      const pair = String.fromCodePoint(code) + mark;
      return pair.normalize('NFC') !== pair;
    });
    return letters.length === 0 ? [] : [{ mark, letters: charSet(letters.map((code) => [code, code])) }];
  },
);

/** Every mark that melts with some letter. */
export const COMPOSING_MARKS: CharSet = charSet(
  COMPOSING_PAIRS.map(({ mark }) => [mark.codePointAt(0) ?? 0, mark.codePointAt(0) ?? 0]),
);

function marks(): readonly string[] {
  const [from, to] = MARKS;
  return Array.from({ length: to - from + 1 }, (_, step) => String.fromCodePoint(from + step));
}

function letterCodes(): readonly number[] {
  return LETTERS.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, step) => from + step));
}
