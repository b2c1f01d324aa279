import type { MockWorld } from '../mockWorld.ts';

/** A field of a person as the population database has it, a fixture's word included; null where nobody knows the person. */
export function known({ find }: Pick<MockWorld, 'find'>, personalId: string, field: string): unknown {
  return find('Person', personalId)?.[field] ?? null;
}
