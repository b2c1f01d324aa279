import { firstDayOf, REFERENCE_DAY, yearOf } from '../calendar/days.ts';
import { digits, personalId, type Sex } from '../../../src/synthetic/identity/personalId.ts';
import { serialOf } from '../identity/serial.ts';
import { drawName } from '../../../src/synthetic/names/personName.ts';
import type { Commune } from '../../../src/synthetic/places/communes.ts';
import type { Random } from '../../../src/synthetic/random.ts';
import { createWeighted } from '../../../src/synthetic/weighted.ts';
import type { Citizen, MaritalStatus } from './citizen.ts';
import type { Home } from './home.ts';

/** What a family has decided about a person before the person is drawn. */
export interface CitizenPlan {
  readonly id: string;
  readonly sex: Sex;
  readonly born: number;
  readonly died?: number;
  readonly marital: MaritalStatus;
  readonly familyName: string;
  readonly ethnicity: string;
  readonly religion: string;
  readonly home: Home;
  readonly householdId: string;
  readonly birthPlace: Commune;
  /** Number of the person in the world; gives the old card its number. */
  readonly ordinal: number;
}

const drawBlood = createWeighted<string>([
  ['O', 43],
  ['B', 30],
  ['A', 21],
  ['AB', 6],
]);

/** Chance that a number was once cancelled and issued anew. */
const REISSUE_RATE = 0.004;

/** Draws what is left open about a person: name, blood group, phone, old card, a former number. */
export function makeCitizen(plan: CitizenPlan, random: Random, reissue?: { seed: number; ordinal: number }): Citizen {
  const { born, sex, birthPlace, familyName, ordinal, ...kept } = plan;
  const isAdult = REFERENCE_DAY - born > 18 * 365;
  const isAlive = plan.died === undefined;
  const birthCommune = random.pick(birthPlace.old).code;
  return {
    ...kept,
    born,
    sex,
    name: drawName(familyName, sex, random),
    birthCommune,
    birthProvince: birthPlace.oldProvince,
    homeTownCommune: birthPlace.code,
    ...(random.chance(0.4) ? { bloodGroup: drawBlood(random) } : {}),
    ...(isAdult && isAlive && random.chance(0.85) ? { phone: `09${digits(random.between(0, 99_999_999), 8)}` } : {}),
    ...(isAdult && isAlive && random.chance(0.2) ? { email: `cd${plan.id.slice(-8)}@vidu.example` } : {}),
    ...(born < firstDayOf(1998) && isAdult ? { oldIdNumber: oldCardNumber(ordinal) } : {}),
    ...(reissue !== undefined && random.chance(REISSUE_RATE) ? { formerId: formerIdOf(plan, reissue) } : {}),
  };
}

/** Nine digits, each person's own. */
function oldCardNumber(ordinal: number): string {
  return String(100_000_000 + ((ordinal * 7_654_321 + 31) % 900_000_000));
}

/** A cancelled number: men's digits in the range of those who married in, where only women's are given out. */
function formerIdOf({ born, birthPlace }: CitizenPlan, { seed, ordinal }: { seed: number; ordinal: number }): string {
  return personalId(birthPlace.oldProvince, '1', yearOf(born), serialOf(seed, ordinal, 'married-in'));
}
