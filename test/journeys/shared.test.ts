import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { codeListAt } from '../../resolvers/gateway/codeList/codeListAt.ts';
import { formerRecords } from '../../resolvers/gateway/identity/formerRecords.ts';
import { sameSerial } from '../../resolvers/gateway/landTransfer/certificateSerial.ts';
import { communeToday } from '../../resolvers/gateway/shared/communeToday.ts';
import { addDays, addWorkingDays, isInForce } from '../../resolvers/gateway/shared/days.ts';
import { firstMissing, isRefused } from '../../resolvers/gateway/shared/missingInput.ts';
import { datesAgree } from '../../resolvers/gateway/shared/partialDate.ts';
import { personState } from '../../resolvers/gateway/shared/personState.ts';
import { adminUnits, away, codeLists, TODAY } from './support/cases.ts';

const day = fc
  .date({ min: new Date('1950-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('days', () => {
  test.each([
    ['a Friday and one day', '2026-11-20', 1, '2026-11-23'],
    ['a Friday and two days', '2026-11-20', 2, '2026-11-24'],
    ['a Saturday and one day', '2026-11-21', 1, '2026-11-23'],
    ['no day at all', '2026-11-20', 0, '2026-11-20'],
    ['over the end of a year', '2026-12-31', 1, '2027-01-01'],
  ])('working days: %s', (_, from, count, expected) => {
    expect(addWorkingDays(from, count)).toBe(expected);
  });

  test('forth and back is where one began', () => {
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: -5000, max: 5000 }),
        (from, count) => addDays(addDays(from, count), -count) === from,
      ),
    );
  });

  test('a stretch covers its first and its last day, and an open end covers everything', () => {
    fc.assert(
      fc.property(day, day, (one, other) => {
        const [from, to] = [one, other].toSorted();
        return isInForce({ from, to }, String(from)) && isInForce({ from, to }, String(to)) && isInForce({}, one);
      }),
    );
  });
});

describe('partial dates', () => {
  test.each([
    ['1993', '1993-04-17', true],
    ['1993-04', '1993-04-17', true],
    ['1993-04-17', '1993-04-17', true],
    ['1993-05', '1993-04-17', false],
    ['1994', '1993-04-17', false],
  ])('%s and %s can be the same day: %s', (one, other, expected) => {
    expect(datesAgree(one, other)).toBe(expected);
  });

  test('agree with whatever they were cut from, in either order', () => {
    fc.assert(
      fc.property(
        day,
        fc.constantFrom(4, 7, 10),
        (date, length) => datesAgree(date.slice(0, length), date) && datesAgree(date, date.slice(0, length)),
      ),
    );
  });
});

describe('the state of a person', () => {
  test.each([
    ['alive', { fullNameText: 'A', lifeStatus: '1' }, 'ALIVE'],
    ['dead', { fullNameText: 'A', lifeStatus: '2' }, 'DECEASED'],
    ['dead since this year', { fullNameText: 'A', lifeStatus: '2', deathDate: '2026' }, 'DECEASED'],
    ['dead since next year', { fullNameText: 'A', lifeStatus: '2', deathDate: '2027' }, 'ALIVE'],
    ['declared missing', { fullNameText: 'A', lifeStatus: '3' }, 'ABSENT'],
    ['under a cancelled number', { fullNameText: 'A', lifeStatus: '1', supersededBy: {} }, 'CANCELLED'],
    ['unknown', { fullNameText: null, lifeStatus: null }, 'NOT_FOUND'],
  ])('%s', (_, person, state) => {
    expect(personState(person, TODAY)).toBe(state);
  });
});

describe('an input that could not be had', () => {
  const missing = [away('land', 'parcelAddress.parcels.0.restrictions')];

  test.each([
    ['itself', 'parcelAddress.parcels.restrictions', true],
    ['what stands under it', 'parcelAddress.parcels.restrictions.restrictionKind', true],
    ['what stands above it', 'parcelAddress', true],
    ['its neighbour', 'parcelAddress.parcels.certificates', false],
    ['something else', 'transferor', false],
  ])('is missing to %s', (_, path, expected) => {
    expect(firstMissing(missing, path) !== undefined).toBe(expected);
  });

  test.each([
    ['SOURCE_UNREACHABLE', false],
    ['DEPENDENCY_UNAVAILABLE', false],
    ['FIELD_NOT_FOR_PURPOSE', true],
  ])('with code %s was refused: %s', (code, expected) => {
    expect(isRefused(away('land', 'x', code))).toBe(expected);
  });
});

describe('the commune of today', () => {
  test.each([
    ['a code of today', '19333', null, '19333', undefined],
    ['a code of today beside an old one', '19333', '19339', '19333', '19339'],
    ['only an old code', null, '19339', '19333', '19339'],
    ['an old code in the place of a new one', '19339', null, '19333', '19339'],
    ['an old code that was divided', null, '26737', undefined, '26737'],
    ['nothing', null, null, undefined, undefined],
  ])('of %s', (_, code, oldCode, unit, formerly) => {
    const commune = communeToday(code, oldCode, TODAY, adminUnits);
    expect([commune.unit?.code, commune.formerly?.code]).toEqual([unit, formerly]);
  });
});

test('records under cancelled numbers are found, those under later ones are not', () => {
  const identifierHistory = [
    { oldPersonalId: '079073990421', newPersonalId: '079072990422' },
    { oldPersonalId: '079072990422', newPersonalId: '079072990499' },
  ];
  expect(formerRecords({ personalId: '079072990422', identifierHistory })).toEqual([{ personalId: '079073990421' }]);
  expect(formerRecords({ personalId: '079072990422', identifierHistory: null })).toEqual([]);
});

test('a code list is answered as of its day', () => {
  const has = (date: string) => codeListAt(codeLists.get('LAND_USE'), date)?.entries.some(({ code }) => code === 'LUN');
  expect([has('2024-07-31'), has('2024-08-01')]).toEqual([true, false]);
  expect(codeListAt(undefined, TODAY)).toBeNull();
});

test('serials are compared without spaces, dots and case', () => {
  expect(sameSerial('AA 00999901', 'aa.00999901')).toBe(true);
  expect(sameSerial('AA 00999901', 'AA 00999902')).toBe(false);
  expect(sameSerial(null, null)).toBe(false);
});
