import { VACCINES } from '../../synthetic/health/labTests.ts';
import { yearsAfter, officeTime, dayBetween } from '../invent/days.ts';
import type { MakeRecord, MockRecord, MockWorld } from '../mockWorld.ts';
import { readPersonNumber } from '../people/personNumber.ts';
import { communeOf } from './home.ts';
import { facilityIn } from './healthFacility.ts';

const ALLERGIES = ['Penicillin', 'Hải sản', 'Phấn hoa', 'Aspirin', 'Đậu phộng'];
/** Long-term conditions that no narrower circle concerns (ICD-10). */
const CONDITIONS = ['I10', 'E11', 'E78', 'J45', 'M17', 'K29', 'N20'];

/** Key: the personal identifier. */
export const healthBook: MakeRecord = (world, healthId) => {
  const { draw, today } = world;
  const number = readPersonNumber(healthId, today);
  if (number === undefined) return undefined;
  const random = draw('HealthBook', healthId, 'chronicConditions');
  const age = Number(today.slice(0, 4)) - number.birthYear;
  const conditions = CONDITIONS.filter(() => random.chance(age > 45 ? 0.2 : 0.03));
  return {
    healthId,
    allergies: ALLERGIES.filter(() => random.chance(0.1)),
    chronicConditions: conditions,
    medicalHistory: random.chance(0.2) ? 'Đã phẫu thuật ruột thừa' : null,
    summaryUpdatedAt: officeTime(dayBetween(yearsAfter(today, -1), today, random), random),
    get immunisations() {
      return immunisations(world, healthId);
    },
  };
};

function immunisations(world: MockWorld, personalId: string): readonly MockRecord[] {
  const { draw, lives, today, part } = world;
  const random = draw('Immunisation', personalId, 'vaccineCode');
  const born = lives.birthDate(personalId);
  const facility = facilityIn(communeOf(world, personalId).parentCode ?? '01', 2);
  return VACCINES.flatMap((vaccineCode, index) => {
    const on = yearsAfter(born, index);
    if (on > today || !random.chance(0.7)) return [];
    // Old books often have the month only.
    const immunisedOn = random.chance(0.3) ? on.slice(0, 7) : on;
    return part('Immunisation', { vaccineCode, immunisedOn, doseNo: 1, immunisationFacility: facility });
  });
}
