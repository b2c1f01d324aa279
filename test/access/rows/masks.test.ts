import { describe, expect, test } from '@jest/globals';
import { maskText } from '../../../src/execute/writing/maskText.ts';
import type { MaskRule } from '../../../src/model/mask.ts';
import { fromByteText, toByteText } from '../../../src/util/byteText.ts';
import { guardedCountry, only } from './guardedCountry.ts';

describe('a text is shown in part', () => {
  const cases: readonly (readonly [string, MaskRule, string])[] = [
    ['079123456123', { keepStart: 3, keepEnd: 3 }, '079******123'],
    ['079123', { keepStart: 3, keepEnd: 3 }, '******'],
    ['07', { keepStart: 3, keepEnd: 3 }, '**'],
    ['', { keepStart: 3, keepEnd: 3 }, ''],
    ['Nguyễn Thị Hoà', { keepStart: 0, keepEnd: 3 }, '***********Hoà'],
    ['a"b\\c\nd', { keepStart: 2, keepEnd: 2 }, 'a"***\nd'],
    ['𠀀𠀁𠀂𠀃', { keepStart: 1, keepEnd: 1 }, '𠀀**𠀃'],
    ['abc', { keepStart: 0, keepEnd: 0 }, '***'],
  ];
  test.each(cases)('%j %j', (text, mask, expected) => {
    expect(JSON.parse(fromByteText(maskText(toByteText(JSON.stringify(text)), mask)))).toBe(expected);
  });

  test('however its source escapes it', () => {
    expect(fromByteText(maskText('"\\u00310791"', { keepStart: 1, keepEnd: 1 }))).toBe('"1***1"');
  });

  test('what is no text cannot be shown in part', () => {
    expect(maskText('17', { keepStart: 1, keepEnd: 0 })).toBe('null');
  });
});

const masks: Readonly<Record<string, MaskRule>> = {
  'Person.personalId': { keepStart: 0, keepEnd: 0 },
  'Person.fullName': { keepStart: 7, keepEnd: 1 },
  'Person.phones': { keepStart: 2, keepEnd: 1 },
};
const mask = (type: string, field: string) => masks[`${type}.${field}`];

describe.each(['objects', 'text'] as const)('of sources that speak %s', (speaks) => {
  test('each text of a list is masked, and rows are told by what is hidden', async () => {
    const { bodies } = await guardedCountry(undefined, speaks).ask('{ persons { personalId name: fullName phones } }', {
      rows: only('1'),
      mask,
    });
    expect(bodies[0]?.data).toEqual({
      persons: [{ personalId: '*', name: 'Người "*"', phones: ['09*******7', '**'] }],
    });
  });

  test('a mask on one type of an interface is for that type', async () => {
    const { bodies } = await guardedCountry(undefined, speaks).ask('{ named { fullName } }', { mask });
    expect(bodies[0]?.data).toEqual({
      named: [{ fullName: 'Người "*"' }, { fullName: 'Xóm 1' }, { fullName: 'Người "*"' }],
    });
  });
});

test('another profile sees the same text whole', async () => {
  const country = guardedCountry();
  await country.ask('{ persons { fullName } }', { mask });
  const { bodies } = await country.ask('{ persons(ids: ["1"]) { fullName } }', { profileId: 'other' });
  expect(bodies[0]?.data).toEqual({ persons: [{ fullName: 'Người "1"' }] });
});
