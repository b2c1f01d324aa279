import type { MockRecord, MockWorld } from '../mockWorld.ts';
import { readPersonNumber } from '../people/personNumber.ts';
import { known } from './known.ts';

/** Codes of the list RELATION. */
const RELATION = { father: '1', mother: '2', wife: '3', husband: '4', child: '5' } as const;

/** Codes of the list RELATION_HEAD. */
const TO_HEAD = { head: '1', wife: '2', husband: '3', child: '4' } as const;

/** Parents, spouse and children as the population database notes them. */
export function familyRelations(world: MockWorld, personalId: string): readonly MockRecord[] {
  const { lineage, lives, today } = world;
  const union = lives.marriage(personalId);
  const isMan = readPersonNumber(personalId, today)?.sex === '1';
  const spouse = union === undefined || union.status === '2' ? undefined : isMan ? union.wife : union.husband;
  const relatives: readonly (readonly [string, string | undefined])[] = [
    [RELATION.father, lineage.father(personalId)],
    [RELATION.mother, lineage.mother(personalId)],
    [isMan ? RELATION.wife : RELATION.husband, spouse],
    ...lineage.children(personalId).map((child) => [RELATION.child, child] as const),
  ];
  return relatives.flatMap(([relationKind, related], index) => {
    if (related === undefined) return [];
    return world.part('FamilyRelation', {
      relationRecordId: `QH-${world.tokens.write(personalId)}-${index + 1}`,
      relationKind,
      relatedPersonId: related,
      relatedNationality: 'VNM',
      get relatedName() {
        return known(world, related, 'fullName');
      },
      get relatedPerson() {
        return world.find('Person', related);
      },
    });
  });
}

/** Those who live in the household of `anchor`, its head first. */
export function householdMembers(world: MockWorld, anchor: string): readonly MockRecord[] {
  const members = world.lives.householdMembers(anchor);
  const head = members[0];
  const union = world.lives.marriage(anchor);
  return members.map((member) => {
    const spouseRole = member === union?.wife ? TO_HEAD.wife : TO_HEAD.husband;
    const isSpouse = member === union?.wife || member === union?.husband;
    return world.part('HouseholdMember', {
      memberPersonId: member,
      relationToHead: member === head ? TO_HEAD.head : isSpouse ? spouseRole : TO_HEAD.child,
      get member() {
        return world.find('Person', member);
      },
    });
  });
}
