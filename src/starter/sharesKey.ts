import type { DictionaryEntity } from '../model/dictionary.ts';

/**
 * Whether the key of an entity stands among the elements of another one under the same names, as the address of a parcel
 * does in the parcel: then these say to which record of the first it belongs.
 */
export function sharesKey({ name, keys: [key = ''] }: DictionaryEntity, other: DictionaryEntity): boolean {
  if (name === other.name) return false;
  const names = new Set(other.elements.map((element) => element.name));
  return key.split(/\s+/u).every((field) => names.has(field));
}
