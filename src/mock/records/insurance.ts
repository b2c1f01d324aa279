import { dayBetween, yearsAfter } from '../invent/days.ts';
import type { MockRecord, MockWorld } from '../mockWorld.ts';
import { communeOf } from './home.ts';
import { facilityIn } from './healthFacility.ts';

/** Ten digits, each person's own as far as the mock goes. */
function insuranceNumber({ draw }: MockWorld, personalId: string): string {
  return `79${String(draw('InsuranceParticipant', personalId, 'socialInsuranceNo').between(0, 99_999_999)).padStart(8, '0')}`;
}

/** Who works takes part in social insurance. */
export function insuranceParticipant(world: MockWorld, personalId: string): MockRecord | null {
  const { draw, lives, today, part, tokens } = world;
  const random = draw('InsuranceParticipant', personalId, 'participationStatus');
  const begun = yearsAfter(lives.birthDate(personalId), 20);
  if (begun > today || lives.deathDate(personalId) !== undefined || !random.chance(0.5)) return null;
  const from = [begun, '1995-01-01'].sort()[1] ?? begun;
  return part('InsuranceParticipant', {
    participantId: `BH-${tokens.write(personalId)}`,
    socialInsuranceNo: insuranceNumber(world, personalId),
    participationFrom: dayBetween(from, [yearsAfter(from, 10), today].sort()[0] ?? today, random),
    employerTaxCode: null,
    participationStatus: random.chance(0.85) ? '1' : '2',
  });
}

/** This year's card, and last year's. */
export function healthInsuranceCards(world: MockWorld, personalId: string): readonly MockRecord[] {
  const { draw, lives, today, part } = world;
  const random = draw('HealthInsuranceCard', personalId, 'objectCode');
  if (lives.deathDate(personalId) !== undefined || !random.chance(0.92)) return [];
  const year = Number(today.slice(0, 4));
  const age = year - Number(lives.birthDate(personalId).slice(0, 4));
  const object = age < 6 ? 'TE' : age < 23 ? 'HS' : random.pick(['DN', 'GD']);
  const level = object === 'TE' ? 1 : 4;
  const years = age > 6 && random.chance(0.5) ? [year, year - 1] : [year];
  const province = communeOf(world, personalId).parentCode ?? '01';
  return years.map((each, index) =>
    part('HealthInsuranceCard', {
      cardNumber: `${object}${level}${province}${insuranceNumber(world, personalId).slice(0, 9)}${index}`,
      objectCode: object,
      benefitLevel: level,
      validFrom: `${each}-01-01`,
      validTo: `${each}-12-31`,
      firstFacility: facilityIn(province, 2),
    }),
  );
}
