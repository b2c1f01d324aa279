import { describe, expect, test } from '@jest/globals';
import type { MockRecord, MockWorld } from '../../src/mock/mockWorld.ts';
import { parcelNumberOf } from '../../src/mock/land/parcelNumber.ts';
import { crossCheckPersonalId } from '../../src/model/scalars/crossCheckPersonalId.ts';
import { taxCheckDigit } from '../../src/synthetic/identity/taxCode.ts';
import { aWorld, someNumbers } from './support/aWorld.ts';

const world = aWorld();
const numbers = someNumbers(400).filter((each) => world.find('Person', each) !== null);
const person = (personalId: string): MockRecord => found(world, 'Person', personalId);
const list = (record: MockRecord, field: string) => record[field] as readonly MockRecord[];

function found(from: MockWorld, type: string, key: string): MockRecord {
  const record = from.find(type, key);
  if (record === null) throw new Error(`There is no ${type} ${key}.`);
  return record;
}

describe('people', () => {
  test('have the number by which they are found, and a sex and a year of birth that agree with it', () => {
    for (const personalId of numbers) {
      const { sex, birthDate, personalId: own } = person(personalId);
      expect(own).toBe(personalId);
      expect(crossCheckPersonalId(personalId, { sex: String(sex), birthDate: String(birthDate) })).toEqual([]);
    }
  });

  test('are children of their parents, and spouses of their spouses', () => {
    const { lineage } = world;
    for (const personalId of numbers) {
      for (const child of lineage.children(personalId)) {
        expect([lineage.father(child), lineage.mother(child)]).toContain(personalId);
      }
      const father = lineage.father(personalId);
      if (father !== undefined) expect(lineage.children(father)).toContain(personalId);
      const spouse = lineage.spouse(personalId);
      if (spouse !== undefined) expect(lineage.spouse(spouse)).toBe(personalId);
    }
    expect(numbers.filter((each) => lineage.father(each) !== undefined).length).toBeGreaterThan(100);
    expect(numbers.filter((each) => lineage.spouse(each) !== undefined).length).toBeGreaterThan(100);
  });

  test('are younger than their parents, bear the name of their father, and marry and die in their time', () => {
    const { lives, lineage, today } = world;
    for (const personalId of numbers) {
      const father = lineage.father(personalId);
      if (father !== undefined) {
        expect(lives.birthDate(father) < lives.birthDate(personalId)).toBe(true);
        expect(lives.name(father).family).toBe(lives.name(personalId).family);
      }
      const union = lives.marriage(personalId);
      const died = lives.deathDate(personalId);
      const days = union === undefined ? [] : [lives.birthDate(union.wife), union.on, union.endedOn ?? today];
      expect(days).toEqual(days.toSorted());
      if (died !== undefined) expect(died < today && died > lives.birthDate(personalId)).toBe(true);
    }
  });

  test('tell the same of a marriage in the population database and in civil status', () => {
    for (const personalId of numbers) {
      const { maritalStatus } = person(personalId);
      const [record] = list(person(personalId), 'marriageRecords');
      expect(maritalStatus === '1').toBe(record === undefined);
      if (maritalStatus === '3') expect(record?.['marriageStatus']).toBe('2');
    }
  });

  test('live in a household that counts them among its members, unless they are dead', () => {
    for (const personalId of numbers) {
      const household = person(personalId)['household'] as MockRecord;
      const members = list(household, 'members').map((member) => member['memberPersonId']);
      expect(members.includes(personalId)).toBe(world.lives.deathDate(personalId) === undefined);
    }
  });
});

describe('land', () => {
  const plots = numbers.flatMap((each) => world.land.plotsOf(each));

  test('is held by those who hold it, from either end', () => {
    expect(plots.length).toBeGreaterThan(20);
    for (const plot of plots) {
      const parcel = found(world, 'Parcel', parcelNumberOf(plot));
      for (const right of list(parcel, 'landRights')) {
        const theirs = list(person(String(right['holderPersonId'])), 'landRights').map((each) => each['landRightId']);
        expect(theirs).toContain(right['landRightId']);
      }
    }
  });

  test('is found by its address, its GeoHash and the serial of its certificate', () => {
    const { land } = world;
    for (const plot of plots) {
      expect(land.plotAt(plot.commune.code, String(plot.sheet), plot.parcelNo)).toEqual(plot);
      expect(land.plotByGeoHash(land.geoHashOf(plot))).toEqual(plot);
      expect(land.plotBySerial(land.serialOf(plot))).toEqual(plot);
    }
  });

  test('has uses that add up to its area', () => {
    for (const plot of plots) {
      const parcel = found(world, 'Parcel', parcelNumberOf(plot));
      const sum = list(parcel, 'landUses').reduce((total, use) => total + Number(use['landUseArea']), 0);
      expect(sum).toBeCloseTo(Number(parcel['parcelArea']), 1);
    }
  });
});

describe('other records', () => {
  test('lead back to whom they are found from', () => {
    for (const personalId of numbers) {
      for (const encounter of list({ __typename: '', all: visits(personalId) }, 'all')) {
        expect(found(world, 'Encounter', String(encounter['encounterId']))['patientPersonId']).toBe(personalId);
      }
      for (const dossier of list(person(personalId), 'dossiers')) {
        expect(found(world, 'Dossier', String(dossier['dossierCode']))['applicantId']).toBe(personalId);
      }
      const birth = person(personalId)['birthRecord'] as MockRecord | null;
      if (birth !== null)
        expect(found(world, 'BirthRecord', String(birth['birthRegNo']))['childPersonId']).toBe(personalId);
    }
    expect(numbers.flatMap(visits).length).toBeGreaterThan(100);
    expect(numbers.flatMap((each) => list(person(each), 'dossiers')).length).toBeGreaterThan(20);
  });

  const visits = (personalId: string) =>
    (person(personalId)['encounters'] as (args: object) => readonly MockRecord[])({});

  test('enterprises have codes that pass the check, and represent those who represent them', () => {
    // Every twelfth serial has one.
    const entrepreneurs = numbers.map(
      (each) => each.slice(0, 6) + String(Math.floor(Number(each.slice(6)) / 12) * 12).padStart(6, '0'),
    );
    const enterprises = entrepreneurs.flatMap((each) => {
      const record = world.find('Person', each);
      return record === null
        ? []
        : list(record, 'representedEnterprises').map((enterprise) => [each, enterprise] as const);
    });
    expect(enterprises.length).toBeGreaterThan(20);
    for (const [personalId, enterprise] of enterprises) {
      const code = String(enterprise['enterpriseCode']);
      expect(taxCheckDigit(code.slice(0, 9))).toBe(Number(code[9]));
      expect(list(enterprise, 'legalRepresentatives')[0]?.['legalRepPersonId']).toBe(personalId);
    }
  });
});

describe('the same seed', () => {
  const told = (from: MockWorld) =>
    numbers.slice(0, 60).map((each) => JSON.stringify(found(from, 'Person', each)['fullNameText']));

  test('gives the same, in whatever order one asks', () => {
    const other = aWorld();
    expect(told(other).toReversed()).toEqual(told(world).toReversed());
    expect(other.land.plotsOf(numbers[3] ?? '')).toEqual(world.land.plotsOf(numbers[3] ?? ''));
  });

  test('another seed gives others', () => {
    expect(told(aWorld({ seed: 2 }))).not.toEqual(told(world));
  });
});

test('nobody knows what ends in 0000, or what cannot be', () => {
  const unknown: readonly (readonly [string, string])[] = [
    ['Person', '001099120000'],
    ['Person', '001999123456'],
    ['Parcel', 'TD-26740-9999999-1'],
    ['BirthRecord', 'KS-000000000'],
    ['Enterprise', '0100109107'],
    ['Encounter', '79001999999123456'],
    ['Dossier', 'H29-291120-123'],
    ['HealthFacility', '79009'],
  ];
  expect(unknown.filter(([type, key]) => world.find(type, key) !== null)).toEqual([]);
});
