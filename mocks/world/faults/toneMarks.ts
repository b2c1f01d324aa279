/** Vowel pairs whose tone mark stands on the first vowel in the older placement, with all five marks. */
const PAIRS: readonly (readonly [older: string, newer: string])[] = ['oa', 'oe', 'uy'].flatMap((pair) =>
  ['\u0300', '\u0301', '\u0309', '\u0303', '\u0323'].map(
    (mark) =>
      [`${pair.charAt(0)}${mark}${pair.charAt(1)}`.normalize('NFC'), `${pair}${mark}`.normalize('NFC')] as const,
  ),
);

/**
 * Moves the tone mark of syllables that end in oa, oe or uy to the other vowel: `Hòa` to `Hoà`, `Thủy` to `Thuỷ`.
 * Returns `undefined` where no syllable does. After q the u is no vowel, so `Quý` stays.
 */
export function moveToneMark(name: string): string | undefined {
  const moved = name
    .split(' ')
    .map((syllable) => {
      const pair = PAIRS.find(([older]) => syllable.toLowerCase().endsWith(older));
      if (pair === undefined || /^q/i.test(syllable)) return syllable;
      return syllable.slice(0, -pair[0].length) + pair[1];
    })
    .join(' ');
  return moved === name ? undefined : moved;
}
