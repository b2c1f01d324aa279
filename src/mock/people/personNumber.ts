import { OLD_PROVINCES } from '../../model/scalars/oldProvinces.ts';
import { digits } from '../../synthetic/identity/personalId.ts';

/** What a personal identifier says. */
export interface PersonNumber {
  /** Three digits: `0` and the province before the reform of 2025, or a country. */
  readonly place: string;
  /** 1 male, 2 female. */
  readonly sex: '1' | '2';
  readonly birthYear: number;
  /** 0 to 999999. */
  readonly serial: number;
}

const FIRST_CENTURY = 19;

/** Reads an identifier; undefined where it cannot be one: not twelve digits, or of a time to come. */
export function readPersonNumber(personalId: string, today: string): PersonNumber | undefined {
  if (!/^\d{12}$/.test(personalId)) return undefined;
  const century = Number(personalId[3]);
  const birthYear = (FIRST_CENTURY + Math.floor(century / 2)) * 100 + Number(personalId.slice(4, 6));
  if (birthYear > Number(today.slice(0, 4))) return undefined;
  return {
    place: personalId.slice(0, 3),
    sex: century % 2 === 0 ? '1' : '2',
    birthYear,
    serial: Number(personalId.slice(6)),
  };
}

/** The identifier, or undefined for a year that identifiers cannot say. */
export function writePersonNumber({ place, sex, birthYear, serial }: PersonNumber): string | undefined {
  const century = Math.floor(birthYear / 100) - FIRST_CENTURY;
  if (century < 0) return undefined;
  return `${place}${century * 2 + (sex === '1' ? 0 : 1)}${digits(birthYear % 100, 2)}${digits(serial, 6)}`;
}

/** Whether it was given at a birth registered in Vietnam. */
export function isBornHere({ place }: PersonNumber): boolean {
  return place.startsWith('0') && OLD_PROVINCES.has(place.slice(1));
}
