import type { Sex } from '../identity/personalId.ts';
import type { Random } from '../random.ts';
import { createWeighted } from '../weighted.ts';
import {
  FAMILY_NAMES_BY_ETHNICITY,
  FEMALE_GIVEN_NAMES,
  FEMALE_MIDDLE_NAMES,
  KINH_FAMILY_NAMES,
  MALE_GIVEN_NAMES,
  MALE_MIDDLE_NAMES,
} from './syllables.ts';

/** A name in Vietnamese order; the middle name may be empty. NFC, tone marks in the older placement (`Hòa`, `Thủy`). */
export interface PersonName {
  readonly family: string;
  readonly middle: string;
  readonly given: string;
}

const drawKinhFamily = createWeighted(KINH_FAMILY_NAMES);
const drawMaleMiddle = createWeighted(MALE_MIDDLE_NAMES);
const drawFemaleMiddle = createWeighted(FEMALE_MIDDLE_NAMES);

/** A family name as people of this ethnicity bear it. */
export function drawFamilyName(ethnicity: string, random: Random): string {
  const names = FAMILY_NAMES_BY_ETHNICITY[ethnicity];
  return names === undefined ? drawKinhFamily(random) : random.pick(names);
}

/** A new name under a given family name. */
export function drawName(family: string, sex: Sex, random: Random): PersonName {
  const middle = sex === '1' ? drawMaleMiddle(random) : drawFemaleMiddle(random);
  const given = random.pick(sex === '1' ? MALE_GIVEN_NAMES : FEMALE_GIVEN_NAMES);
  return { family, middle, given };
}

/** The whole name, family name first. */
export function wholeName({ family, middle, given }: PersonName): string {
  return middle === '' ? `${family} ${given}` : `${family} ${middle} ${given}`;
}

/** Splits a whole name into its three parts. */
export function splitName(whole: string): PersonName {
  const words = whole.split(' ');
  return { family: words[0] ?? '', middle: words.slice(1, -1).join(' '), given: words.at(-1) ?? '' };
}
