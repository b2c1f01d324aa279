import { draw, pick, pickDay } from './draw.ts';
import * as words from './words.ts';

/** Persons from here on are the employees that enterprises list; those before are asked about. */
const FIRST_EMPLOYEE = 1_000_000;
const EMPLOYEES = 100;
/** Members of a household. */
export const HOUSEHOLD = 7;
/** A household's parcels; each member holds all but two of them, so that they recur. */
const HOUSEHOLD_PARCELS = 6;

/** Rows of all ministries, as objects whose fields make their neighbours when they are read. */
export type Row = Readonly<Record<string, unknown>>;

/** The person of this number, as all ministries together know them. */
export function personRow(number: number): Row {
  const id = `0${String(79_000_000_000 + number)}`;
  return {
    number,
    id,
    fullName: nameOf(number, 0),
    birthDate: pickDay(1950, 55, number, 3),
    sex: pick(['FEMALE', 'MALE'], number, 4),
    ethnicity: pick(words.ETHNICITIES, number, 5),
    phone: number % 4 === 0 ? null : `09${String(draw(number, 6) % 100_000_000).padStart(8, '0')}`,
    household: () => householdRow(Math.floor(number / HOUSEHOLD)),
    residences: () => (number % 3 === 0 ? [0, 1] : [0]).map((place) => residenceRow(number, place)),
    parcels: () => parcelNumbersOf(number).map(parcelRow),
    taxpayer: () => ({
      taxCode: `8${String(draw(number, 7) % 1_000_000_000).padStart(9, '0')}`,
      status: number % 7 === 0 ? 'SUSPENDED' : 'ACTIVE',
      obligations: Array.from({ length: 12 }, (_, index) => obligationRow(number, index)),
    }),
    healthCard: () => ({
      number: `GD4${String(draw(number, 8)).padStart(12, '0')}`,
      facility: `${pick(words.FACILITIES, number, 9)} ${pick(words.PROVINCES, number, 10)}`,
      validTo: pickDay(2026, 3, number, 11),
    }),
    encounters: () => Array.from({ length: 3 }, (_, index) => encounterRow(number * 3 + index)),
    maritalStatus: number % 11 === 0 ? null : pick(words.MARITAL_STATUSES, number, 12),
    birthRecord: () => ({
      number: `KS${String(draw(number, 13))}`,
      registered: pickDay(1950, 55, number, 14),
      place: communeName(draw(number, 15) % 3000),
      father: number % 6 === 0 ? null : nameOf(number, 20),
      mother: nameOf(number, 30),
    }),
    employer: () => enterpriseRow(employerOf(number)),
  };
}

/** The parcel of this number. */
export function parcelRow(number: number): Row {
  return {
    number: 1 + (number % 400),
    id: `TD${String(10_000_000 + number)}`,
    sheet: 1 + (draw(number, 41) % 90),
    areaM2: (draw(number, 42) % 100_000) / 10,
    use: pick(['AGRICULTURAL', 'COMMERCIAL', 'RESIDENTIAL'], number, 43),
    certificate: () => ({
      number: `CS ${String(draw(number, 44)).padStart(10, '0')}`,
      issued: pickDay(2005, 20, number, 45),
      mortgaged: number % 5 === 0,
    }),
    commune: () => communeRow(draw(Math.floor(number / HOUSEHOLD_PARCELS), 46) % 3000),
    holders: () => holderNumbersOf(number).map(personRow),
    landTax: () => Array.from({ length: 5 }, (_, index) => obligationRow(number + 7_000_000, index)),
  };
}

/** The commune of this number. */
export function communeRow(number: number): Row {
  const province = draw(number, 50) % words.PROVINCES.length;
  return {
    code: String(10_000 + number),
    name: communeName(number),
    urban: number % 3 === 0,
    areaKm2: (draw(number, 51) % 9000) / 100,
    province: { code: String(10 + province), name: words.PROVINCES[province] },
  };
}

function nameOf(row: number, column: number): string {
  const parts = [words.FAMILY_NAMES, words.MIDDLE_NAMES, words.GIVEN_NAMES];
  return parts.map((part, index) => pick(part, row, column + index)).join(' ');
}

function communeName(number: number): string {
  return `${number % 3 === 0 ? 'Phường' : 'Xã'} ${pick(words.COMMUNES, number, 52)} ${1 + (number % 20)}`;
}

function householdRow(number: number): Row {
  return {
    id: `HK${String(1_000_000 + number)}`,
    address: addressOf(number, 60),
    members: () => Array.from({ length: HOUSEHOLD }, (_, index) => personRow(number * HOUSEHOLD + index)),
  };
}

function residenceRow(number: number, place: number): Row {
  return {
    kind: place === 0 ? 'PERMANENT' : 'TEMPORARY',
    since: pickDay(1990, 35, number, 63 + place),
    address: addressOf(place === 0 ? Math.floor(number / HOUSEHOLD) : number, 60),
    commune: () => communeRow(draw(Math.floor(number / HOUSEHOLD), 65 + place) % 3000),
  };
}

function addressOf(row: number, column: number): string {
  return `${1 + (draw(row, column) % 300)} ${pick(words.STREETS, row, column + 1)}, ${pick(words.PROVINCES, row, column + 2)}`;
}

function obligationRow(row: number, index: number): Row {
  const seed = row * 16 + index;
  return {
    year: 2025 - index,
    kind: pick(words.TAXES, seed, 70),
    amount: (draw(seed, 71) % 50_000) * 1000,
    due: pickDay(2025 - index, 1, seed, 72),
    paid: seed % 3 === 0 ? null : pickDay(2025 - index, 1, seed, 73),
  };
}

function encounterRow(number: number): Row {
  return {
    id: `KB${String(20_000_000 + number)}`,
    date: pickDay(2020, 6, number, 80),
    facility: pick(words.FACILITIES, number, 81),
    diagnosis: pick(words.DIAGNOSES, number, 82),
    followUp: number % 2 === 0 ? null : pickDay(2026, 1, number, 83),
  };
}

function enterpriseRow(number: number): Row {
  return {
    taxCode: `03${String(10_000_000 + number)}`,
    name: `Công ty ${pick(words.TRADES, number, 90)} ${pick(words.GIVEN_NAMES, number, 91)} ${pick(words.GIVEN_NAMES, number, 92)}`,
    capital: (1 + (draw(number, 93) % 9000)) * 1_000_000,
    founded: pickDay(1995, 30, number, 94),
    employees: () =>
      Array.from({ length: EMPLOYEES }, (_, index) => personRow(FIRST_EMPLOYEE + number * EMPLOYEES + index)),
  };
}

function employerOf(number: number): number {
  return number < FIRST_EMPLOYEE ? Math.floor(number / HOUSEHOLD) : Math.floor((number - FIRST_EMPLOYEE) / EMPLOYEES);
}

/** Employees hold one parcel of their own each; the members of a household share theirs. */
function parcelNumbersOf(number: number): number[] {
  if (number >= FIRST_EMPLOYEE) return [number];
  const household = Math.floor(number / HOUSEHOLD);
  const member = number % HOUSEHOLD;
  const held = [0, 1, 2, 3].map((step) => (member + step) % HOUSEHOLD_PARCELS);
  return held.map((parcel) => household * HOUSEHOLD_PARCELS + parcel);
}

function holderNumbersOf(parcel: number): number[] {
  if (parcel >= FIRST_EMPLOYEE) return [parcel];
  const first = Math.floor(parcel / HOUSEHOLD_PARCELS) * HOUSEHOLD;
  const members = Array.from({ length: HOUSEHOLD }, (_, index) => first + index);
  return members.filter((member) => parcelNumbersOf(member).includes(parcel));
}
