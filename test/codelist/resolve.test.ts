import { describe, expect, test } from '@jest/globals';
import { openAdminUnitRegistry } from '../../src/codelist/openAdminUnitRegistry.ts';

const registry = await openAdminUnitRegistry();
const OLD = '2025-06-30';
const TODAY = '2026-11-20';

function resolved(code: string, asOf: string, on: string): object {
  const { status, candidates, needsAddress } = registry.resolve(code, asOf, on);
  return { status, candidates: candidates.map((unit) => `${unit.code} ${unit.name}`), needsAddress };
}

describe('an old code on a day after the reform', () => {
  test.each([
    ['a merged commune leads to one', '07945', 'MERGED', ['07954 Phường Phong Châu'], false],
    ['a code that now names a larger commune', '07954', 'MERGED', ['07954 Phường Phong Châu'], false],
    ['a split commune has two candidates', '26737', 'SPLIT', ['26737 Phường Tân Định', '26740 Phường Sài Gòn'], true],
    ['a split between two wards', '20296', 'SPLIT', ['20194 Phường Hải Vân', '20197 Phường Liên Chiểu'], true],
    [
      'a commune split in three',
      '00028',
      'SPLIT',
      ['00004 Phường Ba Đình', '00008 Phường Ngọc Hà', '00025 Phường Giảng Võ'],
      true,
    ],
    ['a renamed commune', '24235', 'RENAMED', ['24235 Xã Buôn Đôn'], false],
    ['a commune that became a special zone', '31105', 'RENAMED', ['31105 Đặc khu Thổ Châu'], false],
    ['an unchanged commune', '26545', 'CURRENT', ['26545 Xã Long Sơn'], false],
    ['an unchanged province', '01', 'CURRENT', ['01 Thành phố Hà Nội'], false],
    ['a merged province', '02', 'MERGED', ['08 Tỉnh Tuyên Quang'], false],
    ['Yên Bái, whose code went on to Lào Cai', '15', 'MERGED', ['15 Tỉnh Lào Cai'], false],
    ['Bình Phước, merged and then made a city', '70', 'MERGED', ['75 Thành phố Đồng Nai'], false],
  ])('%s', (_, code, status, candidates, needsAddress) => {
    expect(resolved(code, OLD, TODAY)).toEqual({ status, candidates, needsAddress });
  });

  test('a split says in both languages that an address is needed', () => {
    expect(registry.resolve('26737', OLD, TODAY)).toMatchObject({
      note: expect.stringContaining('an address is needed') as unknown,
      noteVi: expect.stringContaining('cần địa chỉ') as unknown,
    });
  });

  test('between two steps, the unit of that day answers', () => {
    expect(resolved('70', OLD, '2026-04-29')).toEqual({
      status: 'MERGED',
      candidates: ['75 Tỉnh Đồng Nai'],
      needsAddress: false,
    });
    expect(resolved('46', '2020-01-01', OLD)).toEqual({
      status: 'RENAMED',
      candidates: ['46 Thành phố Huế'],
      needsAddress: false,
    });
  });
});

describe('other days and other codes', () => {
  test('a code of today is current today', () => {
    expect(resolved('26740', TODAY, TODAY)).toEqual({
      status: 'CURRENT',
      candidates: ['26740 Phường Sài Gòn'],
      needsAddress: false,
    });
  });

  test('an ended code given with a date after its end is abolished, with what took its place', () => {
    expect(resolved('26734', TODAY, TODAY)).toEqual({
      status: 'ABOLISHED',
      candidates: ['26737 Phường Tân Định'],
      needsAddress: false,
    });
    expect(resolved('20296', TODAY, TODAY)).toMatchObject({ status: 'ABOLISHED', needsAddress: true });
  });

  test('a code given with a date before it existed, and an unknown one, are not found', () => {
    const nothing = { status: 'NOT_FOUND', candidates: [], needsAddress: false };
    expect(resolved('21548', OLD, TODAY)).toEqual(nothing);
    expect(resolved('99999', TODAY, TODAY)).toEqual(nothing);
    expect(resolved('999', OLD, TODAY)).toEqual(nothing);
  });

  test('backwards, a merged commune has its parts as candidates', () => {
    expect(resolved('31018', TODAY, OLD)).toEqual({
      status: 'SPLIT',
      candidates: ['31018 Thị trấn Thứ Mười Một', '31033 Xã Đông Hưng', '31039 Xã Đông Hưng B'],
      needsAddress: true,
    });
    expect(resolved('26545', TODAY, OLD)).toMatchObject({ status: 'CURRENT', needsAddress: false });
    expect(resolved('21548', TODAY, OLD)).toMatchObject({ status: 'NOT_FOUND', candidates: [] });
  });

  test('a district code is accepted, never given out, and asks for an address', () => {
    const answer = registry.resolve('760', OLD, TODAY);
    expect(answer).toMatchObject({ status: 'ABOLISHED', needsAddress: true });
    expect(answer.candidates.map(({ code }) => code)).toEqual(['26737', '26740', '26743']);
    expect(registry.isFormerDistrict('760')).toBe(true);
    expect(registry.isFormerDistrict('79')).toBe(false);
  });

  test('an island district that became one special zone needs no address', () => {
    expect(resolved('536', OLD, TODAY)).toEqual({
      status: 'ABOLISHED',
      candidates: ['21548 Đặc khu Lý Sơn'],
      needsAddress: false,
    });
  });
});
