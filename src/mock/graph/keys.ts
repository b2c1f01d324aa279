import type { DictionaryEntity } from '../../model/dictionary.ts';
import type { Fields } from '../mockWorld.ts';

/** Divides the parts of a key of several fields. */
const DIVIDER = '|';

/** Names of the fields of each key of a type. */
export function keysOf(entity: Pick<DictionaryEntity, 'keys'> | undefined): readonly (readonly string[])[] {
  return (entity?.keys ?? []).map((key) => key.split(/\s+/u));
}

/** The key that an object states, by the first of its type's keys of which it has all fields. */
export function keyOf(keys: readonly (readonly string[])[], object: Fields): string | undefined {
  const key = keys.find((fields) => fields.every((field) => (object[field] ?? null) !== null));
  return key?.map((field) => String(object[field])).join(DIVIDER);
}

/** The fields that a key states; numbers stay texts. */
export function fieldsOfKey(key: readonly string[], text: string): Fields {
  const parts = key.length === 1 ? [text] : text.split(DIVIDER);
  return Object.fromEntries(key.map((field, index) => [field, parts[index] ?? null]));
}
