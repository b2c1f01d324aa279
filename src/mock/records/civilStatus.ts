import { dayBetween, earlier } from '../invent/days.ts';
import { daysAfter } from '../../util/days.ts';
import { readPersonNumber } from '../people/personNumber.ts';
import type { MakeRecord, MockWorld } from '../mockWorld.ts';
import { communeOf } from './home.ts';
import { known } from './known.ts';
import { personOf } from './personOf.ts';

/** Causes of death as registers write them. */
const CAUSES = ['Tuổi già', 'Bệnh tim mạch', 'Đột quỵ', 'Bệnh phổi mạn tính', 'Ung thư'];

const optional = ({ find }: MockWorld, personalId: string | undefined) =>
  personalId === undefined ? null : find('Person', personalId);

/** Key: `KS-` and the token of the child. */
export const birthRecord: MakeRecord = (world, birthRegNo) => {
  const child = personOf(world, 'KS', birthRegNo);
  if (child === undefined) return undefined;
  const { lineage, lives, draw, today } = world;
  const [father, mother] = [lineage.father(child), lineage.mother(child)];
  const born = lives.birthDate(child);
  const random = draw('BirthRecord', child, 'birthRegDate');
  return {
    birthRegNo,
    birthRegBook: `${String(readPersonNumber(child, today)?.birthYear ?? '')}/${communeOf(world, child).code}`,
    birthRegDate: dayBetween(earlier(daysAfter(born, 1), today), earlier(daysAfter(born, 60), today), random),
    childPersonId: child,
    fatherPersonId: father ?? null,
    motherPersonId: mother ?? null,
    birthRegKind: '1',
    get childName() {
      return known(world, child, 'fullName');
    },
    get childBirthDate() {
      return known(world, child, 'birthDate');
    },
    get child() {
      return optional(world, child);
    },
    get father() {
      return optional(world, father);
    },
    get mother() {
      return optional(world, mother);
    },
  };
};

/** Key: `KH-` and the token of the husband. */
export const marriageRecord: MakeRecord = (world, marriageRegNo) => {
  const man = personOf(world, 'KH', marriageRegNo);
  const union = man === undefined ? undefined : world.lives.marriage(man);
  if (union === undefined || union.husband !== man) return undefined;
  const { husband, wife, on, status, endedOn } = union;
  const court = world.draw('MarriageRecord', husband, 'courtDecisionNo').between(10, 999);
  return {
    marriageRegNo,
    marriageRegDate: on,
    husbandPersonId: husband,
    wifePersonId: wife,
    marriageStatus: status,
    marriageEndDate: endedOn ?? null,
    courtDecisionNo: status === '2' ? `${court}/${(endedOn ?? on).slice(0, 4)}/QĐST-HNGĐ` : null,
    marriageDigitised: true,
    get husband() {
      return optional(world, husband);
    },
    get wife() {
      return optional(world, wife);
    },
  };
};

/** Key: `KT-` and the token of the deceased. */
export const deathRecord: MakeRecord = (world, deathRegNo) => {
  const deceased = personOf(world, 'KT', deathRegNo);
  const died = deceased === undefined ? undefined : world.lives.deathDate(deceased);
  if (deceased === undefined || died === undefined) return undefined;
  return {
    deathRegNo,
    deceasedPersonId: deceased,
    deathDateTime: died,
    deathPlace: communeOf(world, deceased).name,
    deathCause: world.draw('DeathRecord', deceased, 'deathCause').pick(CAUSES),
  };
};
