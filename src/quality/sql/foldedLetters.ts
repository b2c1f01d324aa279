import { foldName } from '../../model/text/foldName.ts';
import { charSet, type CharSet } from '../pattern/charSet.ts';
import { LATIN_LETTERS } from './composition.ts';

/** Latin letters, in both cases and with marks melted in, by the plain ones that they become in a folded name (`foldName`). */
export const FOLDED_LETTERS: readonly (readonly [to: string, letters: CharSet])[] = byFolded();

function byFolded(): readonly (readonly [string, CharSet])[] {
  const letters = new Map<string, number[]>();
  for (const code of LATIN_LETTERS) {
    const letter = String.fromCodePoint(code);
    const to = foldName(letter);
    if (to !== letter && /^[A-Z]+$/.test(to)) letters.set(to, [...(letters.get(to) ?? []), code]);
  }
  return Array.from(letters, ([to, codes]) => [to, charSet(codes.map((code) => [code, code]))]);
}
