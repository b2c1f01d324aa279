import type { ElementFacts } from '../vocabulary.ts';
import type { ElementGroup } from './groupRows.ts';
import type { Mask } from './maskRows.ts';

/** The groups and masks in which an element is. */
export interface Containers {
  readonly groups: readonly string[];
  /** One at most. */
  readonly masks: readonly string[];
}

/** Groups and masks by coordinate. */
export function containersOf(
  groups: ReadonlyMap<string, ElementGroup>,
  masks: ReadonlyMap<string, Mask>,
): ReadonlyMap<string, Containers> {
  const found = new Map<string, { groups: string[]; masks: string[] }>();
  const at = (coordinate: string) => {
    const known = found.get(coordinate) ?? { groups: [], masks: [] };
    found.set(coordinate, known);
    return known;
  };
  for (const { code, elements } of groups.values()) for (const element of elements) at(element).groups.push(code);
  for (const { code, elements } of masks.values()) for (const element of elements) at(element).masks.push(code);
  return found;
}

/**
 * A text for each element that is the same for those that policies cannot tell apart; those that a rule names singly are
 * like no other.
 *
 * - `named`: types and coordinates that rules name
 */
export function likenessOf(
  elements: ReadonlyMap<string, ElementFacts>,
  containers: ReadonlyMap<string, Containers>,
  named: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  return new Map(
    [...elements.values()].map(({ coordinate, type, dataClass = '', sensitiveKind = '' }) => {
      const { groups, masks } = containers.get(coordinate) ?? { groups: [], masks: [] };
      const likeness = [named.has(type) ? type : '', dataClass, sensitiveKind, groups.join('+'), masks.join('+')].join(
        '|',
      );
      return [coordinate, named.has(coordinate) ? coordinate : likeness];
    }),
  );
}
