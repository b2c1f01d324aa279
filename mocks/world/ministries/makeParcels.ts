import { firstDayOf, REFERENCE_DAY } from '../calendar/days.ts';
import type { Citizen } from '../family/citizen.ts';
import type { Family } from '../family/family.ts';
import { headOf } from '../family/head.ts';
import { makeHome, pointOf } from '../family/home.ts';
import { geoHash } from '../../../src/synthetic/identity/geoHash.ts';
import { digits } from '../../../src/synthetic/identity/personalId.ts';
import { wholeName } from '../../../src/synthetic/names/personName.ts';
import { createRandom, type Random } from '../../../src/synthetic/random.ts';
import { createWeighted } from '../../../src/synthetic/weighted.ts';
import { dossierCode } from './dossierCode.ts';
import type { Parcel, ParcelRestriction, ParcelRight, ParcelTransfer, ParcelUse } from './parcel.ts';

const SERIAL_LETTERS = 'BCDEGHKLMNPQRSTUVX';
const BANKS = ['Ngân hàng giả lập số 1', 'Ngân hàng giả lập số 2', 'Quỹ tín dụng nhân dân giả lập'];
const drawFarmUse = createWeighted<string>([
  ['CLN', 40],
  ['HNK', 25],
  ['LUC', 20],
  ['LUK', 8],
  ['NTS', 7],
]);
const drawOrigin = createWeighted<string>([
  ['1', 60],
  ['2', 20],
  ['3', 10],
  ['4', 10],
]);

/**
 * The land of a family: the home that it owns, and sometimes a field or a second plot.
 * At most two parcels a family, so that running numbers stay unique at any size.
 */
export function makeParcels(seed: number, family: Family): Parcel[] {
  const random = createRandom(seed, family.index, 4);
  if (family.head.died !== undefined && family.spouse === undefined) return [];
  const chance = family.spouse ? 0.72 : 0.4;
  const parcels: Parcel[] = [];
  if (random.chance(chance)) parcels.push(makeParcel(seed, family, 0, random));
  if (parcels.length > 0 && random.chance(0.22)) parcels.push(makeParcel(seed, family, 1, random));
  return parcels;
}

function makeParcel(seed: number, family: Family, which: 0 | 1, random: Random): Parcel {
  const { place, index } = family;
  const { commune } = place;
  const spot = place.ordinalInCommune * 2 + which;
  const home = which === 0 ? { ...family.head.home, ...pointOf(commune, spot) } : makeHome(commune, spot, random);
  const number = `${commune.code}-${digits(index * 2 + which, 9)}`;
  const acquired = acquisitionDay(family, random);
  const isFromBeforeMerger = acquired < firstDayOf(2025) + 181;
  const area = Math.round((commune.isUrban ? 30 + random.next() * 120 : 100 + random.next() * 900) * 10) / 10;
  const isSurveyedAnew = commune.old.length > 1 && isFromBeforeMerger;
  const transfers = makeTransfers(seed, family, which, { acquired, area }, random);
  return {
    recordId: `TD-${number}`,
    number,
    home,
    sheet: String(1 + Math.floor(spot / 250)),
    no: 1 + (spot % 250),
    isFromBeforeMerger,
    area,
    uses: makeUses(area, commune.isUrban, which, random),
    rights: makeRights(family, acquired, random),
    certificate: {
      serial: `${letters(random)} ${digits(index * 2 + which, 8)}`,
      bookNo: `CS${digits(spot % 100_000, 5)}`,
      issued: Math.min(acquired + random.between(20, 90), REFERENCE_DAY - 1),
    },
    restrictions: makeRestrictions(acquired, random),
    transfers,
    ...(random.chance(0.9) ? { geoHash: geoHash(home.longitude, home.latitude) } : {}),
    ...(isSurveyedAnew ? { oldSheet: String(random.between(1, 60)), oldNo: String(random.between(1, 400)) } : {}),
    ...(which === 0 ? { house: makeHouse(area, commune.isUrban, random) } : {}),
  };
}

function acquisitionDay({ head, marriage }: Family, random: Random): number {
  const grownUp = head.born + 22 * 365;
  const from = Math.max(grownUp, firstDayOf(1994));
  const last = Math.min(marriage?.to ?? REFERENCE_DAY - 60, head.died ?? REFERENCE_DAY - 60, REFERENCE_DAY - 60);
  return from >= last ? last - 30 : random.between(from, last);
}

function makeUses(area: number, isUrban: boolean, which: 0 | 1, random: Random): ParcelUse[] {
  const origin = drawOrigin(random);
  const home = isUrban ? 'ODT' : 'ONT';
  const farm = (farmArea: number): ParcelUse => ({
    code: drawFarmUse(random),
    area: farmArea,
    origin,
    isShared: false,
    until: firstDayOf(2040) - 1,
  });
  if (which === 1 && !isUrban) return [farm(area)];
  if (isUrban || area < 250) return [{ code: home, area, origin, isShared: false }];
  const built = Math.round(area * 0.4 * 10) / 10;
  return [{ code: home, area: built, origin, isShared: false }, farm(Math.round((area - built) * 10) / 10)];
}

function makeRights({ head, spouse, marriage }: Family, from: number, random: Random): ParcelRight[] {
  const right = (citizen: Citizen, kind: ParcelRight['kind'], role: string, share: number): ParcelRight => ({
    kind,
    personId: citizen.id,
    role,
    share,
    from,
    currentUser: wholeName(citizen.name),
  });
  const isCommonProperty =
    spouse !== undefined && marriage !== undefined && from >= marriage.from && marriage.status !== 'LH';
  if (isCommonProperty && random.chance(0.1)) return [right(head, 'HGD', 'CH', 100)];
  if (isCommonProperty && random.chance(0.88)) return [right(head, 'VC', 'CSH', 50), right(spouse, 'VC', 'DSD', 50)];
  return [right(head, 'CN', 'CSH', 100)];
}

function makeRestrictions(acquired: number, random: Random): ParcelRestriction[] {
  const from = random.between(Math.max(acquired, firstDayOf(2015)), REFERENCE_DAY - 20);
  if (random.chance(0.12)) {
    const isOver = random.chance(0.5);
    return [
      { kind: 'TC', by: random.pick(BANKS), from, ...(isOver ? { to: Math.min(from + 1800, REFERENCE_DAY - 1) } : {}) },
    ];
  }
  if (random.chance(0.01)) return [{ kind: random.chance(0.5) ? 'KB' : 'NC', by: 'Cơ quan thi hành án giả lập', from }];
  return [];
}

interface Acquisition {
  readonly acquired: number;
  readonly area: number;
}

/** How the family came to the land, where that was after 2015: from the head of the family before it in the world. */
function makeTransfers(
  seed: number,
  family: Family,
  which: 0 | 1,
  { acquired, area }: Acquisition,
  random: Random,
): ParcelTransfer[] {
  if (acquired < firstDayOf(2015) || family.index === 0 || !random.chance(0.6)) return [];
  const isSale = random.chance(0.8);
  const price =
    Math.round((area * family.place.commune.landPrice * (0.5 + random.next() * 0.7)) / 1_000_000) * 1_000_000;
  return [
    {
      dossierCode: dossierCode(family.place, which === 0 ? 2 : 3, acquired),
      kind: isSale ? 'CN' : 'TK',
      on: acquired,
      fromId: headOf(seed, family.index - 1).id,
      toId: family.head.id,
      ...(isSale ? { price } : {}),
    },
  ];
}

function makeHouse(area: number, isUrban: boolean, random: Random): NonNullable<Parcel['house']> {
  const builtArea = Math.round(Math.min(area * 0.8, 120) * 10) / 10;
  const floors = isUrban ? random.between(1, 4) : 1;
  return {
    kind: 'NHA',
    builtArea,
    floorArea: Math.round(builtArea * floors * 10) / 10,
    grade: String(random.between(2, 4)),
  };
}

function letters(random: Random): string {
  const one = (): string => SERIAL_LETTERS.charAt(random.between(0, SERIAL_LETTERS.length - 1));
  return one() + one();
}
