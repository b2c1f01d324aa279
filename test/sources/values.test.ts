import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { FieldFailure } from '../../src/model/fieldFailure.ts';
import type { ValueFormat } from '../../src/model/typeBinding.ts';
import { compileCodec } from '../../src/sources/values/codec.ts';

const failure = (code: string): FieldFailure => new FieldFailure(code, { source: 'x', field: 'T.f' }, 'x');

describe('a ministry’s way of writing is read', () => {
  test.each<[ValueFormat, unknown, unknown]>([
    ['yyyymmdd', '20260131', '2026-01-31'],
    ['yyyymmdd', 20260131, '2026-01-31'],
    ['yyyymmdd', '20260100', '2026-01'],
    ['yyyymmdd', '20260000', '2026'],
    ['yyyymmdd', '1990', '1990'],
    ['yyyymmddhhmm', '202601310705', '2026-01-31T07:05:00+07:00'],
    ['yyyymmddhhmmss', '20260131070509', '2026-01-31T07:05:09+07:00'],
    ['localDateTime', '2026-01-31 07:05', '2026-01-31T07:05:00+07:00'],
    ['localDateTime', '2026-01-31T00:05:09.123Z', '2026-01-31T07:05:09+07:00'],
    ['localDateTime', '2026-01-31 00:05:09+00', '2026-01-31T07:05:09+07:00'],
    ['dd/mm/yyyy', '31/01/2026', '2026-01-31'],
    ['dd/mm/yyyy', '01/2026', '2026-01'],
    ['dd/mm/yyyy', '2026', '2026'],
    ['date', '2026-01-31 00:00:00', '2026-01-31'],
    ['epochSeconds', 0, '1970-01-01T07:00:00+07:00'],
    ['epochMs', '1000', '1970-01-01T07:00:01+07:00'],
    ['integer', '42', 42],
    ['decimal', '42.50', 42.5],
    ['text', 7, '7'],
    ['flag', 1, true],
    ['flag', 'false', false],
    ['familyName', 'Nguyễn Thị Thu Hòa', 'Nguyễn'],
    ['middleName', 'Nguyễn Thị Thu Hòa', 'Thị Thu'],
    ['middleName', 'Nguyễn Hòa', null],
    ['givenName', ' Nguyễn  Thị Hòa ', 'Hòa'],
    ['json', '{"a":[1]}', { a: [1] }],
    ['yyyymmdd', '', null],
    ['yyyymmdd', null, null],
  ])('%s %j is %j', (format, raw, value) => {
    expect(compileCodec({ format }, 'x', 'T.f').decode(raw)).toEqual(value);
  });

  test.each<[ValueFormat, unknown]>([
    ['yyyymmdd', '20260231'],
    ['yyyymmdd', '20261301'],
    ['yyyymmdd', '2026-01-31'],
    ['yyyymmddhhmm', '202600000000'],
    ['yyyymmddhhmm', '202601312460'],
    ['localDateTime', '2026-02-30 07:05:00'],
    ['dd/mm/yyyy', '31/02/2026'],
    ['integer', '4,2'],
    ['flag', 'có'],
    ['json', '{'],
    ['yyyymmdd', { year: 2026 }],
  ])('%s %j is a fault of that field', (format, raw) => {
    expect(compileCodec({ format }, 'x', 'T.f').decode(raw)).toEqual(failure('SOURCE_VALUE_INVALID'));
  });
});

test('what can be written can be read back', () => {
  const days = fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(days, (date) => {
      const day = date.toISOString().slice(0, 10);
      const moment = `${date.toISOString().slice(0, 16)}:00+07:00`;
      for (const format of ['yyyymmdd', 'dd/mm/yyyy', 'date'] as const) {
        const codec = compileCodec({ format }, 'x', 'T.f');
        expect(codec.decode(codec.encode(day))).toBe(day);
      }
      for (const format of ['yyyymmddhhmm', 'yyyymmddhhmmss', 'localDateTime', 'epochSeconds', 'epochMs'] as const) {
        const codec = compileCodec({ format }, 'x', 'T.f');
        expect(codec.decode(codec.encode(moment))).toBe(moment);
      }
    }),
  );
});

test('codes are translated both ways; a local code that is unknown is a fault, without its value', () => {
  const codec = compileCodec({ codes: { N: '2', M: '1', NAM: '1' } }, 'x', 'T.f');
  expect(codec.decode('NAM')).toBe('1');
  expect(codec.decode(' M ')).toBe('1');
  expect(codec.encode('1')).toBe('M');
  expect(codec.encode('9')).toBeUndefined();
  expect(codec.decode('Z')).toEqual(failure('SOURCE_CODE_UNKNOWN'));
  expect(codec.decode(['N', 'Z'])).toEqual(failure('SOURCE_CODE_UNKNOWN'));
  expect(codec.decode(['N', null])).toEqual(['2', null]);
});

test('a list in one text is divided, and one bad item spoils it', () => {
  const codec = compileCodec({ separator: ';', codes: { A: '1' } }, 'x', 'T.f');
  expect(codec.decode(' A; A;')).toEqual(['1', '1']);
  expect(codec.decode('')).toEqual([]);
  expect(codec.decode(null)).toBeNull();
  expect(codec.decode('A;B')).toEqual(failure('SOURCE_CODE_UNKNOWN'));
});
