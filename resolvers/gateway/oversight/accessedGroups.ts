import type { Dictionary } from '../../../src/model/dictionary.ts';

export interface AccessedGroup {
  readonly entity: string;
  readonly nameVi: string;
  readonly elements: readonly string[];
  readonly elementsVi: readonly string[];
}

/**
 * Coordinates of an answer by kind of record, in the dictionary's words. Ways from one record to another, and what the
 * dictionary does not know, carry no data of their own and are left out.
 */
export function accessedGroups(dictionary: Dictionary, coordinates: readonly string[]): readonly AccessedGroup[] {
  const groups = new Map<string, string[]>();
  for (const coordinate of coordinates) {
    const element = dictionary.elements.get(coordinate);
    if (element === undefined) continue;
    groups.set(element.entity, [...(groups.get(element.entity) ?? []), coordinate]);
  }
  return [...groups].map(([entity, members]) => ({
    entity,
    nameVi: dictionary.entities.get(entity)?.nameVi ?? entity,
    elements: members.map((member) => member.slice(entity.length + 1)),
    elementsVi: members.map((member) => dictionary.elements.get(member)?.nameVi ?? member),
  }));
}
