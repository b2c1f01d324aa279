import { foldName } from '../../model/text/foldName.ts';

/** Characters of names that are written in Vietnamese, in both cases, with the marks of decomposed ones. */
const WRITTEN = Array.from(
  'abcdefghijklmnopqrstuvwxyz' + 'àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđðɖ',
);
const REMOVED = Array.from('\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323 .,-\'\u2019"()/\t\n\r\u00a0');

/** Which character becomes which when a Vietnamese name is folded (`foldName`); to nothing where it is left out. */
export const FOLDING: readonly (readonly [from: string, to: string])[] = [
  ...WRITTEN.flatMap((letter) => [letter, letter.toUpperCase()]),
  ...REMOVED,
]
  .map((character) => [character, foldName(character)] as const)
  .filter(([from, to]) => from !== to);
