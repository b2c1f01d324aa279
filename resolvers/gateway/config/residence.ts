import { relation } from './codes.ts';

/**
 * How permanent residence is examined. From: domain facts on J2 (procedure 1.004222, form CT01), Residence Law 68/2020.
 *
 * - `kinOfOwner`: what an applicant may claim to be of the owner, and which records prove it
 */
export const residenceRules = {
  law: 'Luật Cư trú 68/2020/QH14',
  noPaper: 'NQ 66.7/2025/NQ-CP',
  identifierChange: 'NĐ 70/2024/NĐ-CP, Điều 11',
  kinOfOwner: {
    [relation.wife]: 'marriage',
    [relation.husband]: 'marriage',
    [relation.child]: 'ownBirth',
    [relation.father]: 'childBirth',
    [relation.mother]: 'childBirth',
  } as Readonly<Record<string, 'marriage' | 'ownBirth' | 'childBirth'>>,
  /** What the owner then is of the applicant, in the population database's relations. */
  ownerAsRelation: {
    [relation.wife]: [relation.husband],
    [relation.husband]: [relation.wife],
    [relation.child]: [relation.father, relation.mother],
    [relation.father]: [relation.child],
    [relation.mother]: [relation.child],
  } as Readonly<Record<string, readonly string[]>>,
} as const;
