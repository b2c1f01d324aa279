import { dayBetween, earlier, yearsAfter } from '../invent/days.ts';
import type { MockRecord, MockWorld } from '../mockWorld.ts';
import { addressIn, communeOf, homeAddress } from './home.ts';

/** Codes of the list RESIDENCE_KIND. */
const KIND = { permanent: '1', temporary: '2' } as const;

/** Where a person lives, newest first; some lived elsewhere before. */
export function residences(world: MockWorld, personalId: string): readonly MockRecord[] {
  const { draw, lives, today, places } = world;
  const random = draw('Residence', personalId, 'residenceFrom');
  const born = lives.birthDate(personalId);
  const died = lives.deathDate(personalId);
  const isGrown = yearsAfter(born, 24) <= today;
  const movedIn = isGrown ? dayBetween(yearsAfter(born, 22), earlier(died ?? today, today), random) : born;
  const record = (nth: number) => `CT-${world.tokens.write(personalId, nth)}`;
  const home = world.part('Residence', {
    residenceRecordId: record(0),
    residenceKind: KIND.permanent,
    residenceAddress: homeAddress(world, personalId),
    residenceFrom: movedIn,
    residenceTo: died ?? null,
    residenceFileNo: `HS-${communeOf(world, personalId).code}-${random.between(1_000, 99_999)}`,
  });
  if (!isGrown || !random.chance(0.3)) return [home];
  const commune = random.pick(random.pick(places.provinces).communes);
  const before = world.part('Residence', {
    residenceRecordId: record(1),
    residenceKind: KIND.temporary,
    residenceAddress: addressIn(world, commune, `${personalId} before`),
    residenceFrom: dayBetween(yearsAfter(born, 18), movedIn, random),
    residenceTo: movedIn,
    residenceFileNo: null,
  });
  return [home, before];
}
