import { expect, test } from '@jest/globals';
import { parse } from 'graphql';
import type { CodeList } from '../../src/model/dictionary.ts';
import { buildScalarRegistry } from '../../src/model/scalars/buildScalarRegistry.ts';
import { isCodeValidAt } from '../../src/model/scalars/isCodeValidAt.ts';
import { taxCodeRule } from '../../src/model/scalars/taxCode.ts';
import { precisionOf } from '../../src/model/scalars/partialDate.ts';

const landUse: CodeList = {
  id: 'LAND_USE',
  entries: [
    { code: 'HNK', nameVi: 'Đất trồng cây hằng năm khác', nameEn: 'Other annual crops', validFrom: '2024-08-01' },
    { code: 'BHK', nameVi: 'Đất bằng', nameEn: 'Flat land', validTo: '2024-07-31', replacedBy: 'HNK' },
    { code: 'ONT', nameVi: 'Đất ở nông thôn', nameEn: 'Rural residential' },
  ],
};

const registry = buildScalarRegistry({
  codeLists: new Map([['LAND_USE', landUse]]),
  document: parse(`
    scalar LandUseCode @codeList(id: "LAND_USE")
    scalar CropCode @codeList(id: "LAND_USE", complete: false, format: "^[A-Z]{3}$")
    scalar EmptyCode @codeList(id: "NONE")
    scalar PlateNumber @format(pattern: "^\\\\d{2}[A-Z]-\\\\d{5}$")
    scalar PersonalId
    scalar Mystery
  `),
});

test('a code that ended long ago is still a code: records keep the code of their day', () => {
  expect(registry.get('LandUseCode')?.parse('BHK')).toEqual({ ok: true, value: 'BHK', warnings: [] });
  expect(registry.get('LandUseCode')?.serialise('BHK')).toEqual({ ok: true, value: 'BHK', warnings: [] });
});

test.each(['XXX', 'ont', ' ONT', '', '__proto__'])('a code that no list has is refused: %j', (code) => {
  const params = { scalar: 'LandUseCode', list: 'LAND_USE' };
  expect(registry.get('LandUseCode')?.parse(code)).toEqual({ ok: false, reason: { code: 'CODE_UNKNOWN', params } });
  expect(registry.get('LandUseCode')?.serialise(code)).toMatchObject({ ok: false, reason: { code: 'CODE_UNKNOWN' } });
});

test('a code is text, not a number', () => {
  expect(registry.get('LandUseCode')?.parse(1)).toMatchObject({ ok: false, reason: { code: 'SCALAR_NOT_TEXT' } });
});

test('where our list is a sample, an unknown code of the right format warns', () => {
  expect(registry.get('CropCode')?.serialise('LUC')).toMatchObject({
    ok: true,
    warnings: [{ code: 'CODE_NOT_IN_SAMPLE' }],
  });
  expect(registry.get('CropCode')?.serialise('LUCK')).toMatchObject({ ok: false, reason: { code: 'CODE_UNKNOWN' } });
});

test('a list that is not there has no codes', () => {
  expect(registry.get('EmptyCode')?.parse('A')).toMatchObject({ ok: false, reason: { code: 'CODE_UNKNOWN' } });
});

test('a scalar of a further ministry is validated by its format', () => {
  expect(registry.get('PlateNumber')?.parse('29A-12345')).toMatchObject({ ok: true });
  expect(registry.get('PlateNumber')?.parse('29a-12345')).toMatchObject({
    ok: false,
    reason: { code: 'SCALAR_MALFORMED' },
  });
});

test('a rule can be put in the place of another, where the law is uncertain', () => {
  const strict = taxCodeRule('refuse');
  const document = parse('scalar TaxCode');
  expect(buildScalarRegistry({ document, codeLists: new Map() }, [strict]).get('TaxCode')).toBe(strict);
  expect(registry.has(strict.name)).toBe(false);
});

test('the registry knows the built-in scalars and its own, and leaves out what has no rule', () => {
  expect([...registry.keys()].sort()).toEqual([
    'Boolean',
    'CropCode',
    'EmptyCode',
    'Float',
    'ID',
    'Int',
    'LandUseCode',
    'PersonalId',
    'PlateNumber',
    'String',
  ]);
});

test.each([
  ['HNK', '2024-07-31', false],
  ['HNK', '2024-08-01', true],
  ['BHK', '2024-07-31', true],
  ['BHK', '2024-08-01', false],
  ['ONT', '1900-01-01', true],
  ['XXX', '2024-08-01', false],
])('on its day a code is valid: %s on %s is %s', (code, day, isValid) => {
  expect(isCodeValidAt(landUse, code, day)).toBe(isValid);
});

test.each([
  ['1958', 'YEAR'],
  ['1958-07', 'MONTH'],
  ['1958-07-19', 'DAY'],
])('%s is known to the %s', (date, precision) => {
  expect(precisionOf(date)).toBe(precision);
});
