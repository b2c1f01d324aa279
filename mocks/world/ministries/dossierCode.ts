import { dayText } from '../calendar/days.ts';
import { digits } from '../../../src/synthetic/identity/personalId.ts';
import type { FamilyPlace } from '../places/slots.ts';

/** Sequence numbers from here on are kept for named scenarios. */
const SEQUENCES = 8999;

/**
 * Code of a dossier as one-stop offices write it: authority, day, sequence.
 *
 * - `which`: 0 to 3, the dossiers that one family may have
 * - the pair of office and sequence is the dossier's own, so the day may be any
 */
export function dossierCode({ commune, ordinalInPrefix }: FamilyPlace, which: 0 | 1 | 2 | 3, day: number): string {
  const number = ordinalInPrefix * 4 + which;
  const office = digits(1 + Math.floor(number / SEQUENCES), 2);
  return `${commune.agency}.${office}-${dayText(day).slice(2).replaceAll('-', '')}-${digits(1 + (number % SEQUENCES), 4)}`;
}

/** Code of the one-stop office that a dossier code begins with. */
export function agencyOfDossier(code: string): string {
  return code.slice(0, code.indexOf('-'));
}
