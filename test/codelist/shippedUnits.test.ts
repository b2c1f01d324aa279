import { describe, expect, test } from '@jest/globals';
import { createAdminUnitRegistry } from '../../src/codelist/createAdminUnitRegistry.ts';
import { readShippedUnits } from '../../src/codelist/readShippedUnits.ts';
import { eraOf, isValidOn } from '../../src/codelist/unitData.ts';
import { readUnitName } from '../../src/codelist/unitName.ts';

const shipped = readShippedUnits();
const registry = createAdminUnitRegistry(shipped, 'SHIPPED');
const OLD_DAY = '2025-06-30';
const NEW_DAY = '2025-07-01';

/** The merger of the provinces, written out a second time (Resolution 202/2025/QH15): new code ← old codes. */
const PROVINCE_MERGERS: Readonly<Record<string, string>> = {
  '01': '01', '04': '04', '08': '02 08', '11': '11', '12': '12', '14': '14', '15': '10 15', '19': '06 19', '20': '20',
  '22': '22', '24': '24 27', '25': '17 25 26', '31': '30 31', '33': '33 34', '37': '35 36 37', '38': '38', '40': '40',
  '42': '42', '44': '44 45', '46': '46', '48': '48 49', '51': '51 62', '52': '52 64', '56': '56 58', '66': '54 66',
  '68': '60 67 68', '75': '70 75', '79': '74 77 79', '80': '72 80', '82': '82 87', '86': '83 84 86', '91': '89 91',
  '92': '92 93 94', '96': '95 96',
}; // prettier-ignore

describe('the shipped units', () => {
  test('there are 63 provinces on the last day before the reform and 34 on the first day after it', () => {
    expect(registry.adminUnits({ asOf: OLD_DAY, level: 'PROVINCE' })).toHaveLength(63);
    expect(registry.adminUnits({ asOf: NEW_DAY, level: 'PROVINCE' })).toHaveLength(34);
  });

  test.each(Object.entries(PROVINCE_MERGERS))('province %s came from the old codes %s', (code, oldCodes) => {
    const unit = registry.adminUnit(code, NEW_DAY);
    const before = unit === undefined ? [] : registry.predecessors(unit);
    expect(before.map(({ unit: { code: oldCode } }) => oldCode)).toEqual(oldCodes.split(' '));
    const relation = oldCodes.includes(' ') ? 'MERGED' : 'UNCHANGED';
    expect(before.every((way) => way.relation === relation && !way.partial && way.on === NEW_DAY)).toBe(true);
  });

  test('six of the new provinces are cities, and a seventh since 2026-04-30', () => {
    const cities = (day: string): string[] =>
      registry
        .adminUnits({ asOf: day, level: 'PROVINCE' })
        .filter(({ kind }) => kind === 'MUNICIPALITY')
        .map(({ code }) => code);
    expect(cities(NEW_DAY)).toEqual(['01', '31', '46', '48', '79', '92']);
    expect(cities('2026-04-30')).toEqual(['01', '31', '46', '48', '75', '79', '92']);
  });

  test('there are at least 40 sample communes, with every relation and some that had no commune before', () => {
    const communes = shipped.units.filter(({ level }) => level === 'COMMUNE');
    expect(communes.length).toBeGreaterThanOrEqual(40);
    const ways = shipped.successions.filter(({ level }) => level === 'COMMUNE');
    expect(new Set(ways.map(({ relation }) => relation))).toEqual(new Set(['UNCHANGED', 'RENAMED', 'MERGED', 'SPLIT']));
    const withoutOld = communes.filter((unit) => eraOf(unit) === 'NEW' && registry.predecessors(unit).length === 0);
    expect(withoutOld.map(({ name }) => name).sort()).toEqual([
      'Đặc khu Bạch Long Vĩ', 'Đặc khu Côn Đảo', 'Đặc khu Cồn Cỏ', 'Đặc khu Hoàng Sa', 'Đặc khu Lý Sơn',
    ]); // prettier-ignore
  });

  test('every old unit leads to at least one new one, and only a split is partial', () => {
    for (const unit of shipped.units.filter((each) => each.validTo !== undefined)) {
      expect(registry.successors(unit).length).toBeGreaterThan(0);
    }
    for (const way of shipped.successions) expect(way.partial).toBe(way.relation === 'SPLIT');
  });

  test('every succession joins a unit that ended to one that began, so none is lost on loading', () => {
    const links = shipped.units.reduce((sum, unit) => sum + registry.successors(unit).length, 0);
    expect(links).toBe(shipped.successions.length);
  });

  test('every commune lies in a province that existed with it', () => {
    for (const unit of shipped.units.filter(({ level }) => level === 'COMMUNE')) {
      const day = unit.validTo ?? unit.validFrom ?? '';
      const province = shipped.units.find(
        ({ code, level, ...time }) => level === 'PROVINCE' && code === unit.parentCode && isValidOn(time, day),
      );
      expect([unit.name, province?.level]).toEqual([unit.name, 'PROVINCE']);
    }
  });

  test('the kind and the English name are those that the Vietnamese name says', () => {
    for (const { name, kind, nameEn } of shipped.units) {
      expect({ name, kind, nameEn }).toEqual({
        name,
        kind: readUnitName(name)?.kind,
        nameEn: readUnitName(name)?.nameEn,
      });
      expect(name.normalize('NFC')).toBe(name);
    }
  });
});
