import { OLD_PROVINCES } from '../../model/scalars/oldProvinces.ts';
import { daysAfter } from '../../util/days.ts';
import { createPermutation } from '../invent/permutation.ts';
import { readPersonNumber, writePersonNumber } from './personNumber.ts';

/** Days of receipt (count), up to the day on which the mock stands still, and running numbers of a day. */
const DAYS = 1_000;
const NUMBERS = 100_000_000;

const PLACES = [...OLD_PROVINCES].map((code) => `0${code}`);
const YEARS = 200;
const SERIALS = 1_000_000;
const FIRST_YEAR = 1900;

/** Fixed, not of the seed: a code says whose it is in every mock alike. */
const mixing = createPermutation(DAYS * NUMBERS, 0, 9_701);

/**
 * Day (`YYYY-MM-DD`) and running number (eight digits) of the dossier of a person; undefined for who was born abroad.
 *
 * - `today`: the last day of receipt
 */
export function ownDossier(
  personalId: string,
  today: string,
): { readonly day: string; readonly number: string } | undefined {
  const person = readPersonNumber(personalId, today);
  const place = PLACES.indexOf(person?.place ?? '');
  if (person === undefined || place < 0) return undefined;
  const group = (place * 2 + Number(person.sex) - 1) * YEARS + person.birthYear - FIRST_YEAR;
  const mixed = mixing.apply(group * SERIALS + person.serial);
  return {
    day: daysAfter(today, -Math.floor(mixed / NUMBERS)),
    number: String(mixed % NUMBERS).padStart(8, '0'),
  };
}

/** Whose dossier it is; undefined where it is nobody's own. */
export function applicantOf(day: string, number: string, today: string): string | undefined {
  const daysAgo = Math.round((Date.parse(today) - Date.parse(day)) / 86_400_000);
  if (!/^\d{8}$/.test(number) || daysAgo < 0 || daysAgo >= DAYS) return undefined;
  const index = mixing.undo(daysAgo * NUMBERS + Number(number));
  const group = Math.floor(index / SERIALS);
  const place = PLACES[Math.floor(group / YEARS / 2)];
  if (place === undefined) return undefined;
  const birthYear = FIRST_YEAR + (group % YEARS);
  const sex = Math.floor(group / YEARS) % 2 === 0 ? '1' : '2';
  return writePersonNumber({ place, sex, birthYear, serial: index % SERIALS });
}
