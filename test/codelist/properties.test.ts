import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { closeOverlaps } from '../../src/codelist/closeOverlaps.ts';
import { createAdminUnitRegistry } from '../../src/codelist/createAdminUnitRegistry.ts';
import { dayAfter, dayBefore } from '../../src/util/days.ts';
import { mergeShipped } from '../../src/codelist/mergeShipped.ts';
import { readShippedUnits } from '../../src/codelist/readShippedUnits.ts';
import { isValidOn, unitKey, type SuccessionRow, type UnitData } from '../../src/codelist/unitData.ts';
import type { AdminUnit } from '../../src/model/adminUnit.ts';

const OLD = '2025-06-30';
const NEW = '2025-07-01';

function commune(number: number, era: 'OLD' | 'NEW'): AdminUnit {
  return {
    code: String(90_000 + number),
    level: 'COMMUNE',
    kind: 'COMMUNE',
    name: `Xã Mẫu ${era === 'OLD' ? 'Cũ' : 'Mới'} ${String(number)}`,
    nameEn: `Mau ${String(number)} Commune`,
    parentCode: '96',
    validFrom: era === 'OLD' ? undefined : NEW,
    validTo: era === 'OLD' ? OLD : undefined,
    decision: undefined,
    formerDistrict: undefined,
  };
}

/** An invented reform: which new communes (by number) each old one went to. The same numbers are used on both sides. */
const reforms = fc.array(fc.uniqueArray(fc.nat(9), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 25 });

function reformed(targets: readonly (readonly number[])[]): UnitData {
  const newNumbers = [...new Set(targets.flat())];
  return {
    units: [
      ...targets.map((_, number) => commune(number, 'OLD')),
      ...newNumbers.map((number) => commune(number, 'NEW')),
    ],
    successions: targets.flatMap((numbers, from) =>
      numbers.map((to): SuccessionRow => ({
        level: 'COMMUNE',
        fromCode: String(90_000 + from),
        toCode: String(90_000 + to),
        on: NEW,
        relation: numbers.length > 1 ? 'SPLIT' : 'MERGED',
        partial: numbers.length > 1,
      })),
    ),
  };
}

const days = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('whatever the reform', () => {
  test('predecessors and successors are each other’s mirror', () => {
    fc.assert(
      fc.property(reforms, (targets) => {
        const { units } = reformed(targets);
        const registry = createAdminUnitRegistry(reformed(targets), 'IMPORTED');
        for (const unit of units) {
          for (const { unit: next } of registry.successors(unit)) {
            expect(registry.predecessors(next).map((way) => unitKey(way.unit))).toContain(unitKey(unit));
          }
          for (const { unit: before } of registry.predecessors(unit)) {
            expect(registry.successors(before).map((way) => unitKey(way.unit))).toContain(unitKey(unit));
          }
        }
      }),
    );
  });

  test('every old unit leads to its new ones, and an address is asked for exactly when there are several', () => {
    fc.assert(
      fc.property(reforms, (targets) => {
        const registry = createAdminUnitRegistry(reformed(targets), 'IMPORTED');
        targets.forEach((numbers, from) => {
          const { status, candidates, needsAddress } = registry.resolve(String(90_000 + from), OLD, NEW);
          expect(candidates.map(({ code }) => code)).toEqual(numbers.map((to) => String(90_000 + to)).sort());
          expect([status, needsAddress]).toEqual(numbers.length > 1 ? ['SPLIT', true] : ['MERGED', false]);
        });
      }),
    );
  });

  test('a merged unit is found again among the parts of what it became', () => {
    fc.assert(
      fc.property(reforms, (targets) => {
        const registry = createAdminUnitRegistry(reformed(targets), 'IMPORTED');
        targets.forEach((numbers, from) => {
          for (const to of numbers) {
            const back = registry.resolve(String(90_000 + to), NEW, OLD);
            expect(back.candidates.map(({ code }) => code)).toContain(String(90_000 + from));
          }
        });
      }),
    );
  });

  test('a unit valid on both days is itself', () => {
    fc.assert(
      fc.property(reforms, days, days, (targets, one, other) => {
        const { units } = reformed(targets);
        const registry = createAdminUnitRegistry(reformed(targets), 'IMPORTED');
        for (const unit of units.filter((each) => isValidOn(each, one) && isValidOn(each, other))) {
          expect(registry.resolve(unit.code, one, other)).toMatchObject({
            status: 'CURRENT',
            candidates: [unit],
            needsAddress: false,
          });
        }
      }),
    );
  });

  test('a succession that runs in a circle ends all the same', () => {
    const circle: UnitData = {
      units: [
        { ...commune(1, 'OLD'), validFrom: '2020-01-01', validTo: '2020-12-31' },
        { ...commune(2, 'OLD'), validFrom: '2020-01-01', validTo: '2020-12-31' },
      ],
      successions: (['1', '2'] as const).map((number) => ({
        level: 'COMMUNE', fromCode: `9000${number}`, toCode: `9000${number === '1' ? '2' : '1'}`, on: '2020-01-01', relation: 'MERGED', partial: false,
      })),
    }; // prettier-ignore
    const registry = createAdminUnitRegistry(circle, 'IMPORTED');
    expect(registry.resolve('90001', '2020-06-01', '2026-01-01')).toMatchObject({
      status: 'ABOLISHED',
      candidates: [],
    });
  });
});

describe('whatever the rows', () => {
  const intervals = fc
    .tuple(fc.nat(4), fc.option(days, { nil: undefined }), fc.option(days, { nil: undefined }))
    .filter(([, from, to]) => from === undefined || to === undefined || from <= to)
    .map(([number, validFrom, validTo]): AdminUnit => ({ ...commune(number, 'NEW'), validFrom, validTo }));
  const rows = fc.uniqueArray(intervals, { selector: unitKey, maxLength: 12 });

  function expectNoOverlap(units: readonly AdminUnit[]): void {
    for (const [index, one] of units.entries()) {
      for (const other of units.slice(index + 1).filter(({ code }) => code === one.code)) {
        const isApart =
          (one.validTo ?? '9') < (other.validFrom ?? '') || (other.validTo ?? '9') < (one.validFrom ?? '');
        expect([one, other, isApart]).toEqual([one, other, true]);
      }
    }
  }

  test('one code never names two units on one day', () => {
    fc.assert(fc.property(rows, (units) => expectNoOverlap(closeOverlaps(units))));
    expectNoOverlap(readShippedUnits().units);
  });

  test('nor when they are laid over the shipped sample', () => {
    const shipped = readShippedUnits();
    fc.assert(
      fc.property(rows, (units) => {
        expectNoOverlap(mergeShipped(shipped, { units: closeOverlaps(units), successions: [] }).units);
      }),
      { numRuns: 30 },
    );
  });

  test('closing takes no unit away and moves no first day', () => {
    fc.assert(
      fc.property(rows, (units) => {
        expect(closeOverlaps(units).map(unitKey).sort()).toEqual(units.map(unitKey).sort());
      }),
    );
  });

  test('the day after the day before is the day', () => {
    fc.assert(fc.property(days, (day) => dayAfter(dayBefore(day)) === day));
  });
});
