import { drawFamilyName, drawName, type PersonName } from '../../synthetic/names/personName.ts';
import { daysAfter } from '../../util/days.ts';
import { dayBetween, earlier, yearsAfter } from '../invent/days.ts';
import type { Draw } from '../invent/draw.ts';
import type { Lineage } from './lineage.ts';
import { readPersonNumber } from './personNumber.ts';

/** A marriage as civil status has it; days are `YYYY-MM-DD`. */
export interface Marriage {
  readonly husband: string;
  readonly wife: string;
  readonly on: string;
  /** 1 in force, 2 divorced, 4 ended by death. */
  readonly status: '1' | '2' | '4';
  readonly endedOn: string | undefined;
}

/** What happens in the lives of people, in one piece: a child bears the name of its father, nobody marries after death. */
export interface Lives {
  readonly name: (personalId: string) => PersonName;
  readonly birthDate: (personalId: string) => string;
  /** Undefined for who lives. */
  readonly deathDate: (personalId: string) => string | undefined;
  readonly marriage: (personalId: string) => Marriage | undefined;
  /** Who stands for the household in which they live: the man of a couple, a grown person alone. */
  readonly householdOf: (personalId: string) => string;
  readonly householdMembers: (anchor: string) => readonly string[];
}

/** Years for which children live with their parents. */
const GROWN_UP = 22;
const DIVORCED = 0.08;
/** Generations of fathers that are followed for a family name; beyond them nobody is asked for. */
const GENERATIONS = 8;

export function createLives(draw: Draw, lineage: Lineage, today: string): Lives {
  const sexOf = (personalId: string) => readPersonNumber(personalId, today)?.sex ?? '1';

  function familyName(personalId: string): string {
    let eldest = personalId;
    for (let generation = 0; generation < GENERATIONS; generation += 1) {
      const father = lineage.father(eldest);
      if (father === undefined) break;
      eldest = father;
    }
    return drawFamilyName('01', draw('Person', eldest, 'familyName'));
  }

  function birthDate(personalId: string): string {
    const year = String(readPersonNumber(personalId, today)?.birthYear ?? today.slice(0, 4));
    const random = draw('Person', personalId, 'birthDate');
    return dayBetween(`${year}-01-01`, earlier(`${year}-12-31`, today), random);
  }

  function deathDate(personalId: string): string | undefined {
    const random = draw('Person', personalId, 'deathDate');
    // Old age for most; now and then earlier, but never before there are children.
    const age = random.chance(0.06) ? random.between(40, 61) : random.between(70, 99);
    const day = daysAfter(yearsAfter(birthDate(personalId), age), random.between(0, 364));
    return day < today ? day : undefined;
  }

  function marriage(personalId: string): Marriage | undefined {
    const other = lineage.spouse(personalId);
    if (other === undefined) return undefined;
    const [husband, wife] = sexOf(personalId) === '1' ? [personalId, other] : [other, personalId];
    const random = draw('MarriageRecord', husband, 'marriageRegDate');
    // Within the year after his 21st calendar year has begun; his first child comes a year later at the earliest.
    const year = Number(birthDate(husband).slice(0, 4)) + 21;
    const on = dayBetween(`${year}-01-05`, `${year}-12-28`, random);
    const divorcedOn = random.chance(DIVORCED) ? yearsAfter(on, random.between(15, 24)) : undefined;
    const widowedOn = [deathDate(husband), deathDate(wife)].filter((day) => day !== undefined).sort()[0];
    if (divorcedOn !== undefined && divorcedOn < earlier(today, widowedOn ?? today)) {
      return { husband, wife, on, status: '2', endedOn: divorcedOn };
    }
    return { husband, wife, on, status: widowedOn === undefined ? '1' : '4', endedOn: widowedOn };
  }

  function isGrownUp(personalId: string): boolean {
    return yearsAfter(birthDate(personalId), GROWN_UP) <= today;
  }

  function householdOf(personalId: string): string {
    const father = isGrownUp(personalId) ? undefined : lineage.father(personalId);
    if (father !== undefined) return father;
    const union = marriage(personalId);
    return union === undefined || union.status === '2' ? personalId : union.husband;
  }

  return {
    name: (personalId) => {
      const random = draw('Person', personalId, 'fullName');
      return drawName(familyName(personalId), sexOf(personalId), random);
    },
    birthDate,
    deathDate,
    marriage,
    householdOf,
    householdMembers: (anchor) => {
      const union = marriage(anchor);
      const couple = union === undefined || union.status === '2' ? [anchor] : [union.husband, union.wife];
      const young = lineage.children(anchor).filter((child) => !isGrownUp(child));
      return [...couple, ...young].filter((each) => deathDate(each) === undefined);
    },
  };
}
