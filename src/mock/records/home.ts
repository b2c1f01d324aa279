import type { AdminUnit } from '../../model/adminUnit.ts';
import { STREETS } from '../../synthetic/places/streets.ts';
import { textHash } from '../invent/textHash.ts';
import type { Fields, MockWorld } from '../mockWorld.ts';
import { readPersonNumber } from '../people/personNumber.ts';

/** The commune in which the household of this person lives. */
export function communeOf({ draw, places, lives, today }: MockWorld, personId: string): AdminUnit {
  const anchor = lives.householdOf(personId);
  const { communes } = places.homeOf(readPersonNumber(anchor, today)?.place ?? '');
  return draw('Household', anchor, 'commune').pick(communes);
}

/** An address in a commune; the same for the same name of a spot. */
export function addressIn(world: MockWorld, commune: AdminUnit, spot: string): Fields {
  const { draw, places, part } = world;
  const random = draw('Address', spot, 'addressDetail');
  const addressDetail =
    commune.kind === 'COMMUNE'
      ? `Thôn ${random.between(1, 12)}, đội ${random.between(1, 9)}`
      : `${random.between(1, 399)} đường ${random.pick(STREETS)}`;
  const province = places.unit(commune.parentCode ?? '');
  return part('Address', {
    addressDetail,
    communeCode: commune.code,
    provinceCode: commune.parentCode ?? null,
    addressAsRecorded: [addressDetail, commune.name, province?.name].filter(Boolean).join(', '),
    oldCommuneCode: places.formerCodeOf(commune, random.between(0, 99)),
    geoPoint: places.pointIn(commune, textHash(spot) % 1_000_000),
  });
}

/** Where the household of this person lives. */
export function homeAddress(world: MockWorld, personId: string): Fields {
  return addressIn(world, communeOf(world, personId), world.lives.householdOf(personId));
}
