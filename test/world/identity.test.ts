import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { headOf } from '../../mocks/world/family/head.ts';
import { makeFamily } from '../../mocks/world/family/makeFamily.ts';
import { geoHash } from '../../src/synthetic/identity/geoHash.ts';
import { personalId } from '../../src/synthetic/identity/personalId.ts';
import { serialOf } from '../../mocks/world/identity/serial.ts';
import { enterpriseTaxCode, taxCheckDigit } from '../../src/synthetic/identity/taxCode.ts';
import { dossierCode } from '../../mocks/world/ministries/dossierCode.ts';
import { COMMUNES } from '../../src/synthetic/places/communes.ts';
import { placeOf, wifePlaceOf } from '../../mocks/world/places/slots.ts';

/** Families of a world of ten million people. */
const MOST_FAMILIES = 3_400_000;
const anyFamily = fc.integer({ min: 0, max: MOST_FAMILIES });

describe('identifiers', () => {
  test.each([
    ['79', '1', 1975, 990101, '079075990101'],
    ['79', '2', 1990, 990102, '079190990102'],
    ['01', '1', 2003, 7, '001203000007'],
    ['92', '2', 2014, 0, '092314000000'],
  ] as const)('province %s, sex %s, year %d, serial %d give %s', (province, sex, year, serial, id) => {
    expect(personalId(province, sex, year, serial)).toBe(id);
  });

  test.each(['0100109106', '0101248141', '0316764844', '0100686209', '0300588569', '0101243150'])(
    'the check digit of %s is right',
    (code) => {
      expect(taxCheckDigit(code.slice(0, 9))).toBe(Number(code[9]));
    },
  );

  test('every enterprise gets a tax code of ten digits that passes its check, and its own', () => {
    fc.assert(
      fc.property(anyFamily, (ordinal) => {
        const code = enterpriseTaxCode(ordinal);
        expect(code).toMatch(/^\d{10}$/);
        expect(Number(code[9])).toBe(taxCheckDigit(code.slice(0, 9)));
        expect(enterpriseTaxCode(ordinal + 1)).not.toBe(code);
      }),
    );
  });

  test.each([
    [-5.6, 42.6, 'ezs42'],
    [10.40744, 57.64911, 'u4pruydqqvj8'],
    [106.7009, 10.7769, 'w3gv'],
  ])('the point %d, %d has a hash that begins with %s', (longitude, latitude, prefix) => {
    expect(geoHash(longitude, latitude).slice(0, prefix.length)).toBe(prefix);
  });
});

describe('no identifier is given out twice, up to ten million people', () => {
  test('serials below one prefix are a permutation, apart from those of scenarios', () => {
    const serials = new Set<number>();
    for (let ordinal = 0; ordinal < 480_000; ordinal += 1) serials.add(serialOf(42, ordinal, 'born-here'));
    expect(serials.size).toBe(480_000);
    expect(Math.max(...Array.from({ length: 1000 }, (_, i) => serialOf(42, i * 480, 'married-in')))).toBeLessThan(
      990_000,
    );
  });

  test('no prefix holds more families than its serials last', () => {
    const share = new Map<string, number>();
    for (const { oldProvince, families } of COMMUNES) share.set(oldProvince, (share.get(oldProvince) ?? 0) + families);
    expect((Math.max(...share.values()) / 1000) * 3_100_000).toBeLessThan(480_000);
  });

  test('families of one place have running numbers of their own, wives too', () => {
    const seen = new Set<string>();
    for (let family = 0; family < 20_000; family += 1) {
      const place = placeOf(family);
      const hers = wifePlaceOf(family);
      seen.add(`family ${place.commune.oldProvince} ${place.ordinalInPrefix}`);
      seen.add(`wife ${hers.commune.oldProvince} ${hers.ordinalInPrefix}`);
      seen.add(`home ${place.commune.code} ${place.ordinalInCommune}`);
    }
    expect(seen.size).toBe(60_000);
  });

  test('members of a family never share a number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1000 }), anyFamily, (seed, index) => {
        const ids = makeFamily(seed, index, 100).members.flatMap(({ id, formerId }) => [
          id,
          ...(formerId === undefined ? [] : [formerId]),
        ]);
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });

  test('dossiers of a family have sequence numbers below those of scenarios', () => {
    fc.assert(
      fc.property(anyFamily, fc.constantFrom(0 as const, 1 as const, 2 as const, 3 as const), (family, which) => {
        const code = dossierCode(placeOf(family), which, 46_000);
        expect(code).toMatch(/^H\d{2}\.\d{2,3}-\d{6}-\d{4}$/);
        expect(Number(code.slice(-4))).toBeLessThan(9000);
      }),
    );
  });
});

describe('a family follows from seed and index alone', () => {
  test('its head is known without making it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1000 }), anyFamily, (seed, index) => {
        expect(makeFamily(seed, index, 100).head.id).toBe(headOf(seed, index).id);
      }),
    );
  });

  test('there are never more members than there is room', () => {
    fc.assert(
      fc.property(anyFamily, fc.integer({ min: 1, max: 9 }), (index, room) => {
        expect(makeFamily(1, index, room).members.length).toBeLessThanOrEqual(room);
      }),
    );
  });

  test('two families more than a hundred thousand apart share no number', () => {
    fc.assert(
      fc.property(anyFamily, fc.integer({ min: 1, max: 3 }), (index, times) => {
        const idsOf = (family: number) => makeFamily(1, family, 100).members.map(({ id }) => id);
        const first = new Set(idsOf(index));
        expect(idsOf(index + times * 100_000).filter((id) => first.has(id))).toEqual([]);
      }),
    );
  });
});
