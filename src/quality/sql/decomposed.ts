import { charSet, type CharSet, type Range } from '../pattern/charSet.ts';
import { perlClass, perlExpression } from '../pattern/perlExpressionOf.ts';
import { COMPOSING_PAIRS } from './composition.ts';

/** Combining marks of alphabets. */
const MARKS = codes([0x300, 0x36f]);

/** Where characters stand that are written otherwise in normalisation form C, whatever is around them. */
const OTHERWISE: readonly Range[] = [
  [0x340, 0x33ff],
  [0xa000, 0xabff],
  [0xf900, 0xffff],
  [0x1d100, 0x1d1ff],
  [0x2f800, 0x2fa1f],
];

const RENAMED: CharSet = single(OTHERWISE.flatMap(codes).filter((code) => isChanged(String.fromCodePoint(code))));

/** Texts that have anything in them by which they could be out of normalisation form C. */
export const MARKED: string = perlExpression(perlClass(charSet([...single(MARKS), ...RENAMED])));

/**
 * Texts that are not in normalisation form C: a letter of Latin script before a mark that melts with it, others of a lower
 * class between them or none; marks out of order; a character that is always written otherwise. From: Unicode Standard
 * Annex 15, by way of the engine's own tables.
 */
export const DECOMPOSED: string = perlExpression(
  [...meltingPairs(), ...marksOutOfOrder(), perlClass(RENAMED)].join('|'),
);

function meltingPairs(): readonly string[] {
  return COMPOSING_PAIRS.map(({ mark, letters }) => {
    const between = MARKS.filter((code) => isHigher(mark, String.fromCodePoint(code)));
    const others = between.length === 0 ? '' : `${perlClass(single(between))}*`;
    return `${perlClass(letters)}${others}${perlClass(single([mark.codePointAt(0) ?? 0]))}`;
  });
}

function marksOutOfOrder(): readonly string[] {
  const pairs = new Map<string, number[]>();
  for (const code of MARKS) {
    const higher = MARKS.filter((other) => isHigher(String.fromCodePoint(other), String.fromCodePoint(code)));
    if (higher.length === 0) continue;
    const before = perlClass(single(higher));
    pairs.set(before, [...(pairs.get(before) ?? []), code]);
  }
  return Array.from(pairs, ([before, after]) => `${before}${perlClass(single(after))}`);
}

/** Whether one mark stands behind the other when they are in order. */
function isHigher(one: string, other: string): boolean {
  return `${one}${other}`.normalize('NFD') === `${other}${one}` && one !== other;
}

function isChanged(text: string): boolean {
  return text.normalize('NFC') !== text;
}

function codes([from, to]: Range): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, step) => from + step);
}

function single(of: readonly number[]): CharSet {
  return charSet(of.map((code) => [code, code]));
}
