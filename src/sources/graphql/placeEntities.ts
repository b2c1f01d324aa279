import { isInterfaceType, isObjectType, type GraphQLSchema } from 'graphql';
import { typenameKey, type EntityChecks, type KeyCheck } from './checkSelections.ts';
import { asText } from '../values/asText.ts';
import { isObject } from './readAnswer.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Where the answer to a representation is in the list that came. */
export type EntityPlace =
  | { readonly kind: 'at'; readonly index: number }
  /** The ministry does not know it. */
  | { readonly kind: 'unknown' }
  /** The ministry left it out, or answered another. */
  | { readonly kind: 'missing' }
  | { readonly kind: 'wrong-type' };

/**
 * Lines up entities with the representations that were asked for (Apollo Federation demands the same order): by place
 * when each is what its place says, else by type and key. Nobody gets another's data.
 *
 * - `representations`: in the ministry's words
 * - `items`: the list under `_entities`, with the keys that `checks` asked for
 */
export function placeEntities(
  representations: readonly Fields[],
  items: readonly unknown[],
  checks: EntityChecks,
  schema: GraphQLSchema,
): readonly EntityPlace[] {
  const keys: KeysOf = (type) => checks.get(type) ?? [];
  const fits = (item: Fields, asked: Fields | undefined): boolean => isThat(item, asked, keys, schema);
  const isInOrder =
    items.length === representations.length &&
    items.every((item, index) => item === null || (isObject(item) && fits(item, representations[index])));
  if (isInOrder) {
    return items.map((item, index) => (item === null ? { kind: 'unknown' } : { kind: 'at', index }));
  }
  return placeByKey(representations, items, keys, fits);
}

type KeysOf = (type: string) => readonly KeyCheck[];

/** Whether an entity is of the type and has the key that was asked for, as far as both sides show it. */
function isThat(item: Fields, representation: Fields | undefined, keys: KeysOf, schema: GraphQLSchema): boolean {
  if (representation === undefined) return false;
  const type = String(representation['__typename']);
  const told = String(item[typenameKey]);
  if (told !== type && !isImplementation(schema, type, told)) return false;
  return keys(type).every(({ field, responseKey }) => {
    const asked = representation[field];
    return asked === undefined || asked === null || asText(item[responseKey]) === asText(asked);
  });
}

function isImplementation(schema: GraphQLSchema, interfaceName: string, typeName: string): boolean {
  const [abstract, type] = [schema.getType(interfaceName), schema.getType(typeName)];
  return isInterfaceType(abstract) && isObjectType(type) && schema.isSubType(abstract, type);
}

function placeByKey(
  representations: readonly Fields[],
  items: readonly unknown[],
  keys: KeysOf,
  fits: (item: Fields, asked: Fields) => boolean,
): EntityPlace[] {
  const free = new Set(items.keys());
  const byKey = new Map<string, number[]>();
  for (const [index, item] of items.entries()) {
    const text = isObject(item) ? itemText(item, keys) : undefined;
    if (text !== undefined) byKey.set(text, [...(byKey.get(text) ?? []), index]);
  }
  const places = representations.map((representation): EntityPlace | undefined => {
    const candidates = byKey.get(representationText(representation, keys)) ?? [];
    const index = candidates.find((candidate) => {
      const item = items[candidate];
      return free.has(candidate) && isObject(item) && fits(item, representation);
    });
    if (index === undefined) return undefined;
    free.delete(index);
    return { kind: 'at', index };
  });
  const nulls = items.filter((item) => item === null).length;
  const unplaced = places.filter((place) => place === undefined).length;
  // When as many are null as were not found, the ministry knew nothing of exactly these.
  const areUnknown = items.length === representations.length && nulls === unplaced;
  return places.map((place, index) => {
    if (place !== undefined) return place;
    if (areUnknown) return { kind: 'unknown' };
    return { kind: hasStrangeType(items[index]) ? 'wrong-type' : 'missing' };
  });

  function hasStrangeType(item: unknown): boolean {
    return isObject(item) && !representations.some((asked) => asked['__typename'] === item[typenameKey]);
  }
}

function itemText(item: Fields, keys: KeysOf): string | undefined {
  const type = item[typenameKey];
  if (typeof type !== 'string') return undefined;
  const [first] = keys(type);
  return first === undefined ? undefined : `${type} ${asText(item[first.responseKey])}`;
}

function representationText(representation: Fields, keys: KeysOf): string {
  const type = String(representation['__typename']);
  return `${type} ${asText(representation[keys(type)[0]?.field ?? ''])}`;
}
