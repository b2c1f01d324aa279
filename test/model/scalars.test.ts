import { describe, expect, test } from '@jest/globals';
import { scalarFor } from '../../src/model/scalars/scalarFor.ts';
import { taxCodeRule } from '../../src/model/scalars/taxCode.ts';
import type { ScalarResult } from '../../src/model/scalars/scalarRule.ts';

type Way = 'parse' | 'serialise';
type Case = readonly [scalar: string, value: unknown, expected: unknown];

const BOTH: readonly Way[] = ['parse', 'serialise'];

const passing: readonly Case[] = [
  ['PersonalId', '001099012345', '001099012345'],
  ['PersonalId', '079305000001', '079305000001'],
  ['TaxCode', '0100109106', '0100109106'],
  ['TaxCode', '0101248141', '0101248141'],
  ['TaxCode', '0316764844', '0316764844'],
  ['TaxCode', '0100686209', '0100686209'],
  ['TaxCode', '0300588569', '0300588569'],
  ['TaxCode', '0101243150', '0101243150'],
  ['TaxCode', '0100109106-001', '0100109106-001'],
  ['TaxCode', '001099012345', '001099012345'],
  ['ParcelGeoHash', 'w3gvk1td8r2e', 'w3gvk1td8r2e'],
  ['CertificateSerial', 'BK 123456', 'BK 123456'],
  ['CertificateSerial', 'AA 12345678', 'AA 12345678'],
  ['CertificateSerial', 'Đ 123456', 'Đ 123456'],
  ['DossierCode', 'H29.21-250915-0012', 'H29.21-250915-0012'],
  ['DossierCode', '000.00.12.H26-191203-0001', '000.00.12.H26-191203-0001'],
  ['ProcedureCode', '1.004222', '1.004222'],
  ['ProcedureCode', '1.004222.000.00.00.H29', '1.004222.000.00.00.H29'],
  ['FacilityCode', '79001', '79001'],
  ['SocialInsuranceNo', '0123456789', '0123456789'],
  ['HealthCardNo', 'TE1790123456789', 'TE1790123456789'],
  ['PhoneNumber', '0912345678', '0912345678'],
  ['EmailAddress', 'an.nguyen@example.vn', 'an.nguyen@example.vn'],
  ['AdminUnitCode', '01', '01'],
  ['AdminUnitCode', '00004', '00004'],
  ['Date', '2024-02-29', '2024-02-29'],
  ['Date', '2000-02-29', '2000-02-29'],
  ['PartialDate', '1958', '1958'],
  ['PartialDate', '1958-07', '1958-07'],
  ['PartialDate', '1958-07-19', '1958-07-19'],
  ['DateTime', '2026-11-20T08:00:00+07:00', '2026-11-20T08:00:00+07:00'],
  ['DateTime', '2026-11-20t01:00:00.250z', '2026-11-20T01:00:00.250Z'],
  ['Text', 'Nguyễn Thị Hoà\n\tthôn 2', 'Nguyễn Thị Hoà\n\tthôn 2'],
  ['Text', '', ''],
  ['Vnd', 1_500_000_000, 1_500_000_000],
  ['SquareMetres', 120.5, 120.5],
  ['Percent', 0, 0],
  ['Percent', 0.5, 0.5],
  ['Percent', 100, 100],
  ['GeoPoint', { longitude: 105.85, latitude: 21.03 }, { longitude: 105.85, latitude: 21.03 }],
  [
    'Geometry',
    'POLYGON((594000.1 2324000, 594010 2324000, 594010 2324020))',
    'POLYGON((594000.1 2324000, 594010 2324000, 594010 2324020))',
  ],
  ['Int', 5, 5],
  ['ID', 'a', 'a'],
];

const failing: readonly Case[] = [
  ['PersonalId', '00109901234', 'SCALAR_MALFORMED'],
  ['PersonalId', '0010990123456', 'SCALAR_MALFORMED'],
  ['PersonalId', '00109901234x', 'SCALAR_MALFORMED'],
  ['PersonalId', '٠٠١٠٩٩٠١٢٣٤٥', 'SCALAR_MALFORMED'],
  ['PersonalId', '001099012345\n', 'SCALAR_MALFORMED'],
  ['PersonalId', 1099012345, 'SCALAR_NOT_TEXT'],
  ['PersonalId', ['001099012345'], 'SCALAR_NOT_TEXT'],
  ['TaxCode', '010010910', 'SCALAR_MALFORMED'],
  ['TaxCode', '0100109106-01', 'SCALAR_MALFORMED'],
  ['ParcelGeoHash', 'x3gvk1td8r2e', 'SCALAR_MALFORMED'],
  ['ParcelGeoHash', 'w3gvk1td8r2', 'SCALAR_MALFORMED'],
  ['ParcelGeoHash', 'w3gvk1td8r2a', 'SCALAR_MALFORMED'],
  ['CertificateSerial', '   ', 'SCALAR_MALFORMED'],
  ['CertificateSerial', 'x'.repeat(41), 'SCALAR_TEXT_TOO_LONG'],
  ['CertificateSerial', 'BK\u0000123456', 'SCALAR_TEXT_UNREADABLE'],
  ['DossierCode', 'H29.21-251315-0012', 'DATE_IMPOSSIBLE'],
  ['DossierCode', 'Z29-250915-0012', 'SCALAR_MALFORMED'],
  ['ProcedureCode', '1.00422', 'SCALAR_MALFORMED'],
  ['FacilityCode', '790011', 'SCALAR_MALFORMED'],
  ['SocialInsuranceNo', '012345678', 'SCALAR_MALFORMED'],
  ['HealthCardNo', 'TE6790123456789', 'SCALAR_MALFORMED'],
  ['PhoneNumber', '84912345678', 'SCALAR_MALFORMED'],
  ['EmailAddress', 'an@example', 'SCALAR_MALFORMED'],
  ['EmailAddress', `${'a'.repeat(300)}@example.vn`, 'SCALAR_MALFORMED'],
  ['AdminUnitCode', '1', 'SCALAR_MALFORMED'],
  ['AdminUnitCode', '0004', 'SCALAR_MALFORMED'],
  ['Date', '2023-02-29', 'DATE_IMPOSSIBLE'],
  ['Date', '1900-02-29', 'DATE_IMPOSSIBLE'],
  ['Date', '2024-04-31', 'DATE_IMPOSSIBLE'],
  ['Date', '2024-13-01', 'DATE_IMPOSSIBLE'],
  ['Date', '0000-01-01', 'DATE_IMPOSSIBLE'],
  ['Date', '01/02/2024', 'SCALAR_MALFORMED'],
  ['Date', '2024-2-1', 'SCALAR_MALFORMED'],
  ['PartialDate', '58', 'SCALAR_MALFORMED'],
  ['PartialDate', '1958-13', 'DATE_IMPOSSIBLE'],
  ['PartialDate', '1958-00', 'DATE_IMPOSSIBLE'],
  ['PartialDate', '1958-02-30', 'DATE_IMPOSSIBLE'],
  ['PartialDate', '0000', 'DATE_IMPOSSIBLE'],
  ['DateTime', '2026-11-20T08:00:00', 'SCALAR_MALFORMED'],
  ['DateTime', '2026-11-20T24:00:00Z', 'DATE_IMPOSSIBLE'],
  ['DateTime', '2026-02-30T08:00:00Z', 'DATE_IMPOSSIBLE'],
  ['DateTime', '2026-11-20T08:00:00+15:00', 'DATE_IMPOSSIBLE'],
  ['Text', 'a\u0000b', 'SCALAR_TEXT_UNREADABLE'],
  ['Text', 'a\u0085b', 'SCALAR_TEXT_UNREADABLE'],
  ['Text', 'a\uD800', 'SCALAR_TEXT_UNREADABLE'],
  ['Text', 5, 'SCALAR_NOT_TEXT'],
  ['Text', { toString: () => 'a' }, 'SCALAR_NOT_TEXT'],
  ['Vnd', 1.5, 'SCALAR_MALFORMED'],
  ['Vnd', Number.NaN, 'SCALAR_NOT_NUMBER'],
  ['Vnd', Number.POSITIVE_INFINITY, 'SCALAR_NOT_NUMBER'],
  ['Vnd', 2 ** 60, 'SCALAR_OUT_OF_RANGE'],
  ['Vnd', true, 'SCALAR_NOT_NUMBER'],
  ['SquareMetres', -1, 'SCALAR_OUT_OF_RANGE'],
  ['Percent', 100.1, 'SCALAR_OUT_OF_RANGE'],
  ['Percent', -0.1, 'SCALAR_OUT_OF_RANGE'],
  ['GeoPoint', { longitude: 181, latitude: 0 }, 'SCALAR_OUT_OF_RANGE'],
  ['GeoPoint', { longitude: 0, latitude: '21' }, 'SCALAR_OUT_OF_RANGE'],
  ['GeoPoint', '21,105', 'SCALAR_MALFORMED'],
  ['Geometry', 'CIRCLE(1 2 3)', 'SCALAR_MALFORMED'],
  ['Int', 2 ** 40, 'SCALAR_MALFORMED'],
];

describe.each(BOTH)('%s', (way) => {
  test.each(passing)('%s takes %j', (scalar, value, expected) => {
    expect(use(scalar, way, value)).toEqual({ ok: true, value: expected, warnings: [] });
  });

  test.each(failing)('%s refuses %j with its code and without the value', (scalar, value, code) => {
    const result = use(scalar, way, value);
    expect(result).toMatchObject({ ok: false, reason: { code, params: { scalar } } });
    if (typeof value === 'string' && value.trim() !== '') expect(JSON.stringify(result)).not.toContain(value);
  });
});

describe('passes with a warning', () => {
  const warned: readonly (readonly [Way, string, unknown, unknown, readonly string[]])[] = [
    ['parse', 'PersonalId', '003099012345', '003099012345', ['PERSONAL_ID_PREFIX_UNKNOWN']],
    ['parse', 'PersonalId', '001799012345', '001799012345', ['PERSONAL_ID_CENTURY_UNKNOWN']],
    ['serialise', 'TaxCode', '0100109107', '0100109107', ['TAX_CODE_CHECK_DIGIT']],
    ['parse', 'TaxCode', '003099012345', '003099012345', ['PERSONAL_ID_PREFIX_UNKNOWN']],
    ['parse', 'CertificateSerial', ' bk123456 ', 'BK 123456', ['CERTIFICATE_SERIAL_NORMALISED']],
    ['serialise', 'CertificateSerial', 'BK  123 456', 'BK 123456', ['CERTIFICATE_SERIAL_NORMALISED']],
    ['serialise', 'CertificateSerial', 'SOAN 276270', 'SOAN 276270', ['CERTIFICATE_SERIAL_UNUSUAL']],
    ['parse', 'AdminUnitCode', '001', '001', ['ADMIN_UNIT_DISTRICT']],
    ['parse', 'Text', 'Hoà'.normalize('NFD'), 'Hoà', ['SCALAR_TEXT_NORMALISED']],
    ['serialise', 'Text', 'Hoà'.normalize('NFD'), 'Hoà', ['SCALAR_TEXT_NORMALISED']],
  ];
  test.each(warned)('%s %s %j', (way, scalar, value, expected, codes) => {
    const result = use(scalar, way, value);
    expect(result).toMatchObject({ ok: true, value: expected });
    expect(result.ok && result.warnings.map((warning) => warning.code)).toEqual(codes);
  });
});

test('a client that slips in the check digit of a tax code is refused', () => {
  expect(use('TaxCode', 'parse', '0100109107')).toMatchObject({ ok: false, reason: { code: 'TAX_CODE_CHECK_DIGIT' } });
});

test('a tax code whose check digit would be 10 warns, or is refused where so configured', () => {
  const code = tenDigitsWithoutCheckDigit();
  expect(taxCodeRule().parse(code)).toMatchObject({ ok: true, warnings: [{ code: 'TAX_CODE_CHECK_DIGIT_UNDEFINED' }] });
  expect(taxCodeRule('refuse').parse(code)).toMatchObject({
    ok: false,
    reason: { code: 'TAX_CODE_CHECK_DIGIT_UNDEFINED' },
  });
  expect(taxCodeRule('refuse').serialise(code)).toMatchObject({ ok: true });
});

test('a district code is never given out', () => {
  expect(use('AdminUnitCode', 'serialise', '001')).toMatchObject({ ok: false, reason: { code: 'SCALAR_MALFORMED' } });
});

test('a text of a client may be long, but not endless; a ministry may say more', () => {
  const text = 'a'.repeat(10_001);
  expect(use('Text', 'parse', text)).toMatchObject({ ok: false, reason: { code: 'SCALAR_TEXT_TOO_LONG' } });
  expect(use('Text', 'serialise', text)).toMatchObject({ ok: true });
});

test('numbers that SQL drivers hand over as digits are numbers; from clients they are not', () => {
  expect(use('Vnd', 'serialise', '9007199254740991')).toMatchObject({ ok: true, value: 9007199254740991 });
  expect(use('Vnd', 'serialise', 10n)).toMatchObject({ ok: true, value: 10 });
  expect(use('SquareMetres', 'serialise', '120.50')).toMatchObject({ ok: true, value: 120.5 });
  expect(use('Vnd', 'serialise', '1e3')).toMatchObject({ ok: false, reason: { code: 'SCALAR_NOT_NUMBER' } });
  expect(use('Vnd', 'parse', '10')).toMatchObject({ ok: false, reason: { code: 'SCALAR_NOT_NUMBER' } });
});

test('a moment that an SQL driver hands over as an object becomes UTC', () => {
  const moment = new Date('2026-11-20T08:00:00+07:00');
  expect(use('DateTime', 'serialise', moment)).toMatchObject({ ok: true, value: '2026-11-20T01:00:00.000Z' });
  expect(use('DateTime', 'serialise', new Date('nonsense'))).toMatchObject({ ok: false });
});

test('a scalar that nobody defined has no rule', () => {
  expect(scalarFor('Nonsense')).toBeUndefined();
});

function use(scalar: string, way: Way, value: unknown): ScalarResult {
  const rule = scalarFor(scalar);
  if (rule === undefined) throw new Error(`Expected a rule for ${scalar}, but got none.`);
  return rule[way](value);
}

/** Nine digits whose weighted sum is a multiple of 11, with any tenth. */
function tenDigitsWithoutCheckDigit(): string {
  const weights = [31, 29, 23, 19, 17, 13, 7, 5, 3];
  for (let number = 10_000_000; ; number += 1) {
    const digits = String(number).padStart(9, '0');
    const sum = weights.reduce((total, weight, place) => total + weight * Number(digits[place]), 0);
    if (sum % 11 === 0) return `${digits}0`;
  }
}
