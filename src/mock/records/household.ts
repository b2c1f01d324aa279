import type { MakeRecord } from '../mockWorld.ts';
import { householdMembers } from './family.ts';
import { personOf } from './personOf.ts';

/** Key: `HO-` and the token of who stands for it. */
export const household: MakeRecord = (world, householdId) => {
  const anchor = personOf(world, 'HO', householdId);
  if (anchor === undefined || world.lives.householdOf(anchor) !== anchor) return undefined;
  const head = world.lives.householdMembers(anchor)[0];
  return {
    householdId,
    headPersonId: head ?? null,
    get head() {
      return head === undefined ? null : world.find('Person', head);
    },
    get members() {
      return householdMembers(world, anchor);
    },
  };
};
