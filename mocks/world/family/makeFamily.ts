import { firstDayOf, REFERENCE_DAY, yearOf } from '../calendar/days.ts';
import { digits, personalId, type Sex } from '../../../src/synthetic/identity/personalId.ts';
import { serialOf } from '../identity/serial.ts';
import { drawFamilyName } from '../../../src/synthetic/names/personName.ts';
import { placeOf, wifePlaceOf, type FamilyPlace } from '../places/slots.ts';
import { createRandom, type Random } from '../../../src/synthetic/random.ts';
import { createWeighted } from '../../../src/synthetic/weighted.ts';
import type { Citizen } from './citizen.ts';
import { drawCourse, type Course, type MarriageCourse } from './course.ts';
import type { Family, Marriage } from './family.ts';
import { headOf, type Head } from './head.ts';
import { makeHome } from './home.ts';
import { makeCitizen, type CitizenPlan } from './makeCitizen.ts';

const drawEthnicity = createWeighted<string>([
  ['01', 85],
  ['02', 2],
  ['03', 2],
  ['04', 1],
  ['05', 2],
  ['06', 2],
  ['07', 1],
  ['08', 1],
  ['09', 1],
]);
const drawReligion = createWeighted<string>([
  ['00', 80],
  ['01', 9],
  ['02', 7],
  ['03', 1],
  ['04', 1],
  ['05', 2],
]);
const drawChildCount = createWeighted<number>([
  [0, 14],
  [1, 26],
  [2, 42],
  [3, 14],
  [4, 4],
]);

/** What is drawn for all members of a family before any of them. */
interface Draft {
  readonly seed: number;
  readonly index: number;
  readonly head: Head;
  readonly course: Course;
  readonly place: FamilyPlace;
  readonly random: Random;
  /** What members have in common unless they say otherwise. */
  readonly shared: Omit<CitizenPlan, 'id' | 'sex' | 'born' | 'died' | 'marital'>;
}

/**
 * Makes the family with this index from the seed alone.
 *
 * - `room`: people that still fit into the world (at least 1); those beyond it are left out
 */
export function makeFamily(seed: number, index: number, room: number): Family {
  const draft = draftFamily(seed, index, room);
  const { place, course, shared, random } = draft;
  const head = makeHead(draft);
  const spouse = makeWife(draft);
  const elder = room > 2 ? makeElder(draft) : undefined;
  const children = makeChildren(draft, room - 1 - (spouse ? 1 : 0) - (elder ? 1 : 0));
  const marriage =
    spouse && course.marriage
      ? makeMarriage(index, place.commune.code, course.marriage, { husband: head, wife: spouse }, random)
      : undefined;
  return {
    index,
    place,
    householdId: shared.householdId,
    head,
    children,
    members: [head, ...(spouse ? [spouse] : []), ...(elder ? [elder] : []), ...children],
    ...(spouse ? { spouse } : {}),
    ...(elder ? { elder } : {}),
    ...(marriage ? { marriage } : {}),
  };
}

function draftFamily(seed: number, index: number, room: number): Draft {
  const random = createRandom(seed, index, 2);
  const drawn = headOf(seed, index);
  const head = room > 1 ? drawn : { ...drawn, isCouple: false };
  const place = placeOf(index);
  const course = drawCourse(head, random);
  const ethnicity = drawEthnicity(random);
  const shared = {
    ethnicity,
    religion: drawReligion(random),
    familyName: drawFamilyName(ethnicity, random),
    home: makeHome(place.commune, place.ordinalInCommune, random),
    householdId: `HO-${place.commune.code}-${digits(index, 9)}`,
    birthPlace: place.commune,
    ordinal: index * 10,
  };
  return { seed, index, head, course, place, random, shared };
}

function makeHead({ seed, head: { id, sex, born }, course, place, shared, random }: Draft): Citizen {
  const plan = { ...shared, ...died(course.headDied), id, sex, born, marital: course.headMarital };
  return makeCitizen(plan, random, { seed, ordinal: place.ordinalInPrefix });
}

function makeWife({ seed, index, course: { marriage }, shared, random }: Draft): Citizen | undefined {
  if (marriage === undefined) return undefined;
  const hers = wifePlaceOf(index);
  const serial = serialOf(seed, hers.ordinalInPrefix, 'married-in');
  const plan: CitizenPlan = {
    ...shared,
    ...died(marriage.wifeDied),
    id: personalId(hers.commune.oldProvince, '2', yearOf(marriage.wifeBorn), serial),
    sex: '2',
    born: marriage.wifeBorn,
    marital: marriage.wifeMarital,
    familyName: drawFamilyName(shared.ethnicity, random),
    birthPlace: hers.commune,
    ordinal: shared.ordinal + 1,
  };
  return makeCitizen(plan, random);
}

function makeElder({ seed, head, place, shared, random }: Draft): Citizen | undefined {
  const sex: Sex = random.chance(0.65) ? '2' : '1';
  const birthYear = yearOf(head.born) - random.between(21, 34);
  if (birthYear < 1930 || !random.chance(0.22)) return undefined;
  const isDead = random.chance(0.25);
  const plan: CitizenPlan = {
    ...shared,
    ...died(isDead ? REFERENCE_DAY - random.between(30, 3000) : undefined),
    id: personalId(shared.birthPlace.oldProvince, sex, birthYear, serialOf(seed, place.ordinalInPrefix, 'born-here')),
    sex,
    born: firstDayOf(birthYear) + random.between(0, 364),
    marital: '4',
    ordinal: shared.ordinal + 2,
  };
  return makeCitizen(plan, random);
}

/** Children follow each other in distinct years, so that brothers never share a number; those above 30 have left. */
function makeChildren({ seed, course: { marriage }, place, shared, random }: Draft, limit: number): Citizen[] {
  if (marriage === undefined) return [];
  const lastYear = Math.min(2026, yearOf(marriage.wifeBorn) + 43, yearOf(marriage.to ?? REFERENCE_DAY));
  const count = Math.min(drawChildCount(random), limit);
  const serial = serialOf(seed, place.ordinalInPrefix, 'born-here');
  const children: Citizen[] = [];
  let year = Math.max(1996, yearOf(marriage.from) + 1);
  for (let nth = 0; nth < count && year <= lastYear; nth += 1, year += random.between(2, 4)) {
    const sex: Sex = random.chance(0.52) ? '1' : '2';
    const plan: CitizenPlan = {
      ...shared,
      id: personalId(shared.birthPlace.oldProvince, sex, year, serial),
      sex,
      born: firstDayOf(year) + random.between(0, year === 2026 ? 300 : 364),
      marital: '1',
      ordinal: shared.ordinal + 3 + nth,
    };
    children.push(makeCitizen(plan, random));
  }
  return children;
}

function makeMarriage(
  index: number,
  commune: string,
  plan: MarriageCourse,
  couple: Pick<Marriage, 'husband' | 'wife'>,
  random: Random,
): Marriage {
  const year = yearOf(plan.from);
  return {
    ...couple,
    regNo: `KH-${commune}-${year}-${digits(index, 8)}`,
    from: plan.from,
    status: plan.status,
    isDigitised: year >= 1995 || random.chance(0.85),
    ...(plan.to === undefined ? {} : { to: plan.to }),
    ...(plan.status === 'LH'
      ? { courtDecisionNo: `${random.between(1, 400)}/${yearOf(plan.to ?? plan.from)}/QĐST-HNGĐ` }
      : {}),
  };
}

function died(day: number | undefined): { died?: number } {
  return day === undefined ? {} : { died: day };
}
