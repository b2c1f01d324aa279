import { warnIf } from './result.ts';
import type { ScalarIssue } from './scalarRule.ts';

/**
 * Compares a personal number with what the record says of the person: digit 4 with sex and century, digits 5 and 6
 * with the year. Differences warn and never refuse: sex and year can be corrected by law while the number stays.
 *
 * - `sex`: code of the list SEX; undetermined sex is not compared
 * - `birthDate`: partial date
 */
export function crossCheckPersonalId(
  personalId: string,
  record: { readonly sex?: string | null | undefined; readonly birthDate?: string | null | undefined },
): readonly ScalarIssue[] {
  const centuryAndSex = Number(personalId[3]);
  const sexInNumber = centuryAndSex % 2 === 0 ? '1' : '2';
  const yearInNumber = 1900 + Math.floor(centuryAndSex / 2) * 100 + Number(personalId.slice(4, 6));
  const { sex, birthDate } = record;
  const isSexKnown = sex === '1' || sex === '2';
  const year = typeof birthDate === 'string' ? Number(birthDate.slice(0, 4)) : yearInNumber;
  return [
    ...warnIf(isSexKnown && sex !== sexInNumber, 'PERSONAL_ID_SEX_DIFFERS', 'PersonalId'),
    ...warnIf(year !== yearInNumber, 'PERSONAL_ID_BIRTH_YEAR_DIFFERS', 'PersonalId'),
  ];
}
