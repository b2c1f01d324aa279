/** Code points from `from` to `to`, both inclusive. */
export type Range = readonly [from: number, to: number];

/** A set of characters: ranges in order that do not touch. */
export type CharSet = readonly Range[];

const LAST = 0x10ffff;
/** White space of JavaScript's `\s`. From: ECMAScript, §22.2.2.9 (CharacterClassEscape). */
const SPACES =
  '\t\n\u000b\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff';

export const WHITE_SPACE: CharSet = charSet(Array.from(SPACES, single));
export const DIGITS: CharSet = [[0x30, 0x39]];
export const WORD: CharSet = charSet([[0x30, 0x39], [0x41, 0x5a], single('_'), [0x61, 0x7a]]);
/** Whatever stands on a line. */
export const ANY: CharSet = complement(charSet(Array.from('\n\r\u2028\u2029', single)));

export function single(character: string): Range {
  const code = character.codePointAt(0) ?? 0;
  return [code, code];
}

/** Ranges in any order as a set. */
export function charSet(ranges: readonly Range[]): CharSet {
  const merged: [number, number][] = [];
  for (const [from, to] of ranges.toSorted(([one], [other]) => one - other)) {
    const last = merged.at(-1);
    if (last !== undefined && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}

export function complement(set: CharSet): CharSet {
  const gaps: Range[] = [];
  let next = 0;
  for (const [from, to] of set) {
    if (from > next) gaps.push([next, from - 1]);
    next = to + 1;
  }
  return next > LAST ? gaps : [...gaps, [next, LAST]];
}

export function isSameSet(one: CharSet, other: CharSet): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
