import { OLD_PROVINCES } from './oldProvinces.ts';
import { accept, refuse, warnIf } from './result.ts';
import type { ScalarIssue } from './scalarRule.ts';
import { textRule } from './textRule.ts';

export const PERSONAL_ID = /^\d{12}$/;

/**
 * `PersonalId`: place of birth registration (3 digits), century and sex (1), year of birth (2), random (6). There is no
 * check digit, so what does not fit only warns. From: Circular 59/2021/TT-BCA; Decree 70/2024/NĐ-CP.
 */
export const personalIdRule = textRule('PersonalId', (text) =>
  PERSONAL_ID.test(text)
    ? accept(text, personalIdWarnings(text, 'PersonalId'))
    : refuse('SCALAR_MALFORMED', { scalar: 'PersonalId', format: PERSONAL_ID.source }),
);

/** What is odd about a number of twelve digits taken alone. `scalar` is the name to say it under. */
export function personalIdWarnings(personalId: string, scalar: string): readonly ScalarIssue[] {
  return [
    ...warnIf(!isKnownPlace(personalId.slice(0, 3)), 'PERSONAL_ID_PREFIX_UNKNOWN', scalar),
    ...warnIf(Number(personalId[3]) > 5, 'PERSONAL_ID_CENTURY_UNKNOWN', scalar),
  ];
}

/** Provinces have 0 in front; from 100 on there are countries, whose list is not published. */
function isKnownPlace(prefix: string): boolean {
  return prefix.startsWith('0') ? OLD_PROVINCES.has(prefix.slice(1)) : true;
}
