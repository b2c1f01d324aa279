/** 1 male, 2 female. */
export type Sex = '1' | '2';

/**
 * A personal identifier of twelve digits: place of birth registration (3), century and sex (1), birth year (2), serial (6).
 *
 * - `province`: code of the province before 2025-07-01, two digits
 * - `serial`: 0 to 999999; 990000 and above are kept for named scenarios
 *
 * From: Circular 59/2021/TT-BCA, as the domain sheet states it.
 */
export function personalId(province: string, sex: Sex, birthYear: number, serial: number): string {
  const century = Math.floor(birthYear / 100) - 19;
  const centuryAndSex = century * 2 + (sex === '1' ? 0 : 1);
  return `0${province}${centuryAndSex}${digits(birthYear % 100, 2)}${digits(serial, 6)}`;
}

/** A number padded with zeros. */
export function digits(value: number, length: number): string {
  return String(value).padStart(length, '0');
}
