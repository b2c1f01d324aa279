import { Kind, print } from 'graphql';
import type { Dictionary, DictionaryElement, DictionaryEntity } from '../model/dictionary.ts';
import { buildScalarRegistry } from '../model/scalars/buildScalarRegistry.ts';
import type { StarterPart } from './partOf.ts';
import { sharesKey } from './sharesKey.ts';
import { sampleValue, type SampleContext } from './sampleValue.ts';
import { namedType } from '../util/namedType.ts';

/** A record as the starter keeps it; relations hold the keys of what they lead to. */
export type SampleRecord = Readonly<Record<string, unknown>>;

/** Records by entity. */
export type SampleRecords = Readonly<Record<string, readonly SampleRecord[]>>;

/** Records of each entity (count). */
const RECORDS = 3;

const EXACTLY_ONE = /^Exactly one of (\w+) and (\w+) is present/;
const ONLY_IF_FALSE = /^Present if and only if (\w+) is false/;

/**
 * Synthetic records of every entity of a part, by entity, that keep the rules of their elements.
 *
 * - `today`: `YYYY-MM-DD`
 */
export function sampleRecords(dictionary: Dictionary, part: StarterPart, today: string): SampleRecords {
  const context = { dictionary, today, scalars: buildScalarRegistry(dictionary) };
  const places = Array.from({ length: RECORDS }, (_, index) => index + 1);
  const entities = new Map(part.entities.map((entity) => [entity.name, entity]));
  const plain = new Map(
    part.entities.map((entity) => {
      const sharing = (part.relations.get(entity.name) ?? [])
        .map(({ target, isList }) => (isList ? entities.get(target) : undefined))
        .find((target) => target !== undefined && sharesKey(entity, target));
      const own = places.map((place) => ({
        ...fieldsOf(entity, place, context),
        ...(sharing && keyFields(entity, fieldsOf(sharing, place, context))),
      }));
      return [entity.name, own] as const;
    }),
  );
  const keyOf = (entity: DictionaryEntity, place: number) => ({
    __typename: entity.name,
    ...keyFields(entity, plain.get(entity.name)?.[place - 1] ?? {}),
  });
  return Object.fromEntries(
    part.entities.map(({ name }) => {
      const linked = (place: number) =>
        (part.relations.get(name) ?? []).map(({ field, target, isList }) => {
          const entity = entities.get(target);
          const key = entity && keyOf(entity, place);
          return [field, isList ? [key] : key] as const;
        });
      return [name, places.map((place) => ({ ...plain.get(name)?.[place - 1], ...Object.fromEntries(linked(place)) }))];
    }),
  );
}

/** What of a record, of the entity or of one that shares its key, is the entity's key. */
export function keyFields({ keys: [key = ''] }: DictionaryEntity, record: SampleRecord): SampleRecord {
  return Object.fromEntries(key.split(' ').map((field) => [field, record[field]]));
}

function fieldsOf(entity: DictionaryEntity, place: number, context: SampleContext): SampleRecord {
  const values = entity.elements.map((element) => [element.name, valueOf(element, place, context)] as const);
  const record: Record<string, unknown> = Object.fromEntries(values);
  for (const { name, rule = '' } of entity.elements) {
    const [, , second] = EXACTLY_ONE.exec(rule) ?? [];
    if (second !== undefined) record[second] = null;
    const [, decides] = ONLY_IF_FALSE.exec(rule) ?? [];
    if (decides !== undefined && record[decides] !== false) record[name] = null;
  }
  return record;
}

/** A value of a scalar, or an object with a value for each of its own elements. */
function valueOf(element: DictionaryElement, place: number, context: SampleContext): unknown {
  const type = namedType(element.type);
  const value = context.dictionary.entities.get(type);
  if (value === undefined)
    return sampleValue(element, place, context) ?? objectOf(element.type, place, context) ?? null;
  const inner = fieldsOf(value, place, context);
  return element.type.startsWith('[') ? [inner] : inner;
}

/** An object type of which the dictionary states no elements. */
function objectOf(type: string, place: number, context: SampleContext): unknown {
  const name = namedType(type);
  const definition = context.dictionary.document.definitions.find(
    (node) => node.kind === Kind.OBJECT_TYPE_DEFINITION && node.name.value === name,
  );
  if (definition?.kind !== Kind.OBJECT_TYPE_DEFINITION) return undefined;
  const fields = (definition.fields ?? []).map((field) => {
    const value = sampleValue({ type: print(field.type), name: field.name.value }, place, context);
    return [field.name.value, value ?? null];
  });
  return type.startsWith('[') ? [Object.fromEntries(fields)] : Object.fromEntries(fields);
}
