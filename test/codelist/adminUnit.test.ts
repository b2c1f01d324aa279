import { describe, expect, test } from '@jest/globals';
import { openAdminUnitRegistry } from '../../src/codelist/openAdminUnitRegistry.ts';

const registry = await openAdminUnitRegistry();
const TODAY = '2026-11-20';

describe('a code is read with its date', () => {
  test.each([
    ['15', 'Tỉnh Yên Bái', 'Tỉnh Lào Cai'],
    ['24', 'Tỉnh Bắc Giang', 'Tỉnh Bắc Ninh'],
    ['44', 'Tỉnh Quảng Bình', 'Tỉnh Quảng Trị'],
    ['52', 'Tỉnh Bình Định', 'Tỉnh Gia Lai'],
    ['80', 'Tỉnh Long An', 'Tỉnh Tây Ninh'],
    ['82', 'Tỉnh Tiền Giang', 'Tỉnh Đồng Tháp'],
    ['91', 'Tỉnh Kiên Giang', 'Tỉnh An Giang'],
    ['07954', 'Xã Phú Hộ', 'Phường Phong Châu'],
    ['26740', 'Phường Bến Nghé', 'Phường Sài Gòn'],
    ['00004', 'Phường Trúc Bạch', 'Phường Ba Đình'],
    ['31018', 'Thị trấn Thứ Mười Một', 'Xã An Minh'],
    ['31135', 'Phường Tân An', 'Phường Ninh Kiều'],
    ['19333', 'Phường 1', 'Phường Đông Hà'],
    ['20194', 'Phường Hòa Hiệp Bắc', 'Phường Hải Vân'],
  ])('code %s is %s until 2025-06-30 and %s since 2025-07-01', (code, before, after) => {
    expect(registry.adminUnit(code, '2025-06-30')?.name).toBe(before);
    expect(registry.adminUnit(code, '2010-01-01')?.name).toBe(before);
    expect(registry.adminUnit(code, '2025-07-01')?.name).toBe(after);
    expect(registry.adminUnit(code, TODAY)?.name).toBe(after);
  });

  test('75 is the province of Đồng Nai until 2026-04-29 and the city of Đồng Nai since 2026-04-30', () => {
    expect(registry.adminUnit('75', '2025-06-30')?.name).toBe('Tỉnh Đồng Nai');
    expect(registry.adminUnit('75', '2026-04-29')).toMatchObject({
      name: 'Tỉnh Đồng Nai',
      kind: 'PROVINCE',
      validTo: '2026-04-29',
    });
    expect(registry.adminUnit('75', '2026-04-30')).toMatchObject({ name: 'Thành phố Đồng Nai', kind: 'MUNICIPALITY' });
  });

  test('46 is Thừa Thiên Huế until 2024-12-31', () => {
    expect(registry.adminUnit('46', '2024-12-31')?.name).toBe('Tỉnh Thừa Thiên Huế');
    expect(registry.adminUnit('46', '2025-01-01')?.name).toBe('Thành phố Huế');
  });

  test.each([
    ['an old code today', '26734', TODAY],
    ['a new code before the reform', '21548', '2025-06-30'],
    ['an unknown code', '99999', TODAY],
    ['a district', '760', '2025-06-30'],
    ['nonsense', '', TODAY],
  ])('%s names no unit', (_, code, asOf) => {
    expect(registry.adminUnit(code, asOf)).toBeUndefined();
  });

  test('the communes of a province are those of the day', () => {
    const codes = (asOf: string): string[] => registry.adminUnits({ asOf, parent: '91' }).map(({ code }) => code);
    expect(codes('2025-06-30')).toEqual(['31018', '31033', '31039', '31105']);
    expect(codes('2025-07-01')).toEqual(['31018', '31105']);
    expect(registry.adminUnits({ asOf: TODAY, parent: '79', first: 2 })).toHaveLength(2);
  });
});

describe('what came before and after', () => {
  const parts = (code: string): string[] => {
    const unit = registry.adminUnit(code, '2025-07-01');
    return unit === undefined
      ? []
      : registry.predecessors(unit).map((way) => `${way.unit.code}${way.partial ? ' in part' : ''}`);
  };

  test.each([
    ['00004 Ba Đình', '00004', ['00004', '00013', '00016 in part', '00022 in part', '00028 in part']],
    ['26740 Sài Gòn', '26740', ['26737 in part', '26740', '26746 in part']],
    ['31018 An Minh', '31018', ['31018', '31033', '31039']],
    ['31135 Ninh Kiều', '31135', ['31123', '31135', '31144']],
    ['19333 Đông Hà', '19333', ['19330', '19333', '19339', '19345', '19354']],
    ['20194 Hải Vân', '20194', ['20194', '20195', '20293', '20296 in part']],
    ['07954 Phong Châu', '07954', ['07945', '07954', '07963']],
    ['21548 Lý Sơn', '21548', []],
  ])('%s was formed from its parts', (_, code, expected) => {
    expect(parts(code)).toEqual(expected);
  });

  test('Đồng Nai has two steps behind it', () => {
    const before = registry.adminUnit('70', '2025-06-30');
    const merged = before === undefined ? [] : registry.successors(before);
    expect(merged).toMatchObject([{ relation: 'MERGED', on: '2025-07-01', unit: { name: 'Tỉnh Đồng Nai' } }]);
    const city = merged.flatMap(({ unit }) => registry.successors(unit));
    expect(city).toMatchObject([{ relation: 'RENAMED', on: '2026-04-30', unit: { name: 'Thành phố Đồng Nai' } }]);
    expect(city.flatMap(({ unit }) => registry.successors(unit))).toEqual([]);
  });
});
