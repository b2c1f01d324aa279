import type { ConsentParty } from '../model/consentDesk.ts';

/** Below this age the guardian agrees alone; from it on the child agrees too. From: Law 91/2025/QH15. */
export const SPEAKS_AT = 7;

/** From this age on nobody is a child. From: Law on Children 102/2016/QH13, Article 1. */
const GROWN_AT = 16;

/**
 * The last day on which somebody may have been born of whom a day, a month or a year is known; a person is taken to be as
 * young as they may be, since it is the younger who are protected.
 */
export function latestBirthDay(birthDate: string): string {
  const [year = '', month, day] = birthDate.split('-');
  if (month === undefined) return `${year}-12-31`;
  if (day !== undefined) return birthDate;
  return new Date(Date.UTC(Number(year), Number(month), 0)).toISOString().slice(0, 10);
}

/** The day on which somebody reaches an age; who was born on 29 February does so on 1 March. */
export function birthdayAt(birthDay: string, age: number): string {
  const [year = '', month = '', day = ''] = birthDay.split('-');
  return new Date(Date.UTC(Number(year) + age, Number(month) - 1, Number(day))).toISOString().slice(0, 10);
}

/** Who has to agree on a day (`YYYY-MM-DD`), by the date of birth as it is known. */
export function partyOn(today: string, birthDate: string): ConsentParty {
  const birthDay = latestBirthDay(birthDate);
  if (today < birthdayAt(birthDay, SPEAKS_AT)) return 'GUARDIAN';
  return today < birthdayAt(birthDay, GROWN_AT) ? 'BOTH' : 'SELF';
}
