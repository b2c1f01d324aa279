import type { DictionaryEntity } from '../../model/dictionary.ts';
import type { Relation, StarterPart } from '../partOf.ts';
import { sharesKey } from '../sharesKey.ts';
import type { Leaf } from './leaf.ts';

/** A field of the key of another record, and where it stands in the record that holds it. */
export interface KeyPlace {
  readonly keyField: string;
  readonly leaf: Leaf;
  /** Whether an element of the record holds it anyway. */
  readonly isElement: boolean;
}

/** A field that leads to other entities, and what finds them: records of one side (`keeper`) hold the key of the other (`named`). */
export interface Link extends Relation {
  readonly entity: string;
  readonly keeper: string;
  readonly named: string;
  readonly places: readonly KeyPlace[];
  /** Key of what it leads to, by which a list is put in order. */
  readonly order: readonly string[];
}

/** The links of a part: one record is named where it is led to, many name whom they belong to. */
export function linksOf({ entities, relations }: StarterPart): readonly Link[] {
  const byName = new Map(entities.map((entity) => [entity.name, entity]));
  return entities.flatMap((entity) => {
    const own = relations.get(entity.name) ?? [];
    return own.flatMap((relation) => {
      const target = byName.get(relation.target);
      return target === undefined ? [] : [linkOf(entity, relation, target, own)];
    });
  });
}

function linkOf(
  entity: DictionaryEntity,
  relation: Relation,
  target: DictionaryEntity,
  own: readonly Relation[],
): Link {
  const [keeper, named] = relation.isList ? [target, entity] : [entity, target];
  const isElement = relation.isList && sharesKey(named, keeper);
  const prefix = prefixOf(entity.name, relation, own);
  const places = (named.keys[0] ?? '').split(/\s+/u).map((keyField): KeyPlace => {
    const type = named.elements.find(({ name }) => name === keyField)?.type ?? 'ID';
    const name = isElement ? keyField : placeName(prefix, keyField, keeper);
    return { keyField, leaf: { path: [name], type: type.replace(/!$/u, '') }, isElement };
  });
  const order = (target.keys[0] ?? '').split(/\s+/u);
  return { ...relation, entity: entity.name, keeper: keeper.name, named: named.name, places, order };
}

/** What a key belongs to, as the name of its place begins; lists that lead to the same entity are told apart. */
function prefixOf(entity: string, { field, target, isList }: Relation, own: readonly Relation[]): string {
  if (!isList) return field;
  const alike = own.filter((one) => one.isList && one.target === target);
  return alike.length > 1 || target === entity ? `${field}Of` : `${entity.charAt(0).toLowerCase()}${entity.slice(1)}`;
}

/** `parcelRecordId` of a `parcel`, `headPersonalId` of a `head`. */
function placeName(prefix: string, keyField: string, keeper: DictionaryEntity): string {
  const isSaid = new RegExp(`^${prefix}[A-Z]`, 'u').test(keyField);
  const isTaken = keeper.elements.some(({ name }) => name === keyField);
  return isSaid && !isTaken ? keyField : `${prefix}${keyField.charAt(0).toUpperCase()}${keyField.slice(1)}`;
}
