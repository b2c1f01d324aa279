import type { Fields, MockWorld } from '../mockWorld.ts';

/** A name in its three parts. */
export function personName({ lives, part }: MockWorld, personalId: string): Fields {
  const { family, middle, given } = lives.name(personalId);
  return part('PersonName', { familyName: family, middleName: middle === '' ? null : middle, givenName: given });
}
