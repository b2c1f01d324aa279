import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { foldName } from '../../src/model/text/foldName.ts';

test.each([
  ['Nguyễn Thị Hòa', 'NGUYENTHIHOA'],
  ['nguyễn thị hoà', 'NGUYENTHIHOA'],
  ['NGUYỄN  THỊ\u00A0HÒA', 'NGUYENTHIHOA'],
  ['Đặng Đức Được', 'DANGDUCDUOC'],
  ['Thúy', 'THUY'],
  ['Thuý', 'THUY'],
  ['Khỏe', 'KHOE'],
  ['Khoẻ', 'KHOE'],
  ['Ðỗ', 'DO'],
  ["Y'Bhin Êban", 'YBHINEBAN'],
  ['H’Hen Niê', 'HHENNIE'],
  ['Bru-Vân Kiều', 'BRUVANKIEU'],
  ['Phường 1', 'PHUONG1'],
  ['', ''],
])('%s folds to %s', (name, folded) => {
  expect(foldName(name)).toBe(folded);
});

describe('whatever the name', () => {
  const letters = 'a ă â b c d đ e ê g h i k l m n o ô ơ p q r s t u ư v x y A Ă Â Đ Ê Ô Ơ Ư'.split(' ');
  const tones = ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'];
  const syllable = fc
    .array(fc.tuple(fc.constantFrom(...letters), fc.constantFrom(...tones)), { minLength: 1, maxLength: 6 })
    .map((parts) =>
      parts
        .map(([letter, tone]) => `${letter}${tone}`)
        .join('')
        .normalize('NFC'),
    );
  const name = fc.array(syllable, { minLength: 1, maxLength: 5 }).map((syllables) => syllables.join(' '));

  test('NFC and NFD fold alike', () => {
    fc.assert(fc.property(name, (text) => foldName(text.normalize('NFD')) === foldName(text)));
  });

  test('case does not matter', () => {
    fc.assert(
      fc.property(
        name,
        (text) => foldName(text.toUpperCase()) === foldName(text) && foldName(text.toLowerCase()) === foldName(text),
      ),
    );
  });

  test('spaces do not matter', () => {
    fc.assert(fc.property(name, (text) => foldName(` ${text.replaceAll(' ', '  ')} `) === foldName(text)));
  });

  test('where a tone stands does not matter', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('o', 'u'),
        fc.constantFrom('a', 'e', 'y'),
        fc.constantFrom(...tones),
        (one, two, tone) => {
          return foldName(`${one}${tone}${two}`) === foldName(`${one}${two}${tone}`);
        },
      ),
    );
  });

  test('only capital letters remain, and folding again changes nothing', () => {
    fc.assert(
      fc.property(name, (text) => /^[A-Z]+$/.test(foldName(text)) && foldName(foldName(text)) === foldName(text)),
    );
  });

  test('any text folds without failing', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => foldName(foldName(text)) === foldName(text)));
  });
});
