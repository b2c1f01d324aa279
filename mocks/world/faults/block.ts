import type { Family } from '../family/family.ts';

/** What a fault may need to know of the family whose row it spoils. */
export interface Block {
  readonly family: Family;
  /** Those who are dead, and those whose number was issued anew (new to former). */
  readonly deadIds: ReadonlySet<string>;
  readonly formerIds: ReadonlyMap<string, string>;
}

export function blockOf(family: Family): Block {
  const dead = family.members.filter(({ died }) => died !== undefined);
  const reissued = family.members.flatMap(({ id, formerId }) =>
    formerId === undefined ? [] : [[id, formerId] as const],
  );
  return { family, deadIds: new Set(dead.map(({ id }) => id)), formerIds: new Map(reissued) };
}
