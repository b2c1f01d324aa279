import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInterfaceType,
  isListType,
  isLeafType,
  isObjectType,
  isUnionType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import type { Dictionary } from '../../model/dictionary.ts';
import { joinFields } from '../joinFields.ts';
import type { Fields, MockRecord, MockWorld } from '../mockWorld.ts';
import { MAKERS } from '../records/index.ts';
import { someAdult } from '../people/someAdult.ts';
import { inventValue } from './inventValue.ts';
import { keysOf } from './keys.ts';
import { atPlace, placeOf } from './place.ts';

/** Entries of a list of which nothing is known (count, at most). */
const MOST = 3;

/** Makes up a field of which the world says nothing, from its type alone. */
export type InventField = (parent: MockRecord, field: string) => unknown;

/**
 * - a record that is made up within another one leads back to it where it has a field of that type
 * - the same for the same record and field
 */
export function createInventField(world: MockWorld, dictionary: Dictionary, schema: GraphQLSchema): InventField {
  return (parent, name) => {
    const type = schema.getType(parent.__typename);
    const field = isObjectType(type) ? type.getFields()[name] : undefined;
    return field === undefined ? null : ofField(parent, field);
  };

  function ofField(parent: MockRecord, field: GraphQLField<unknown, unknown>): unknown {
    const coordinate = `${parent.__typename}.${field.name}`;
    const place = `${parent.__typename} ${placeOf(parent)}`;
    if (!isListType(getNullableType(field.type))) return one(parent, field, coordinate, place);
    const count = world.draw('list', place, field.name).between(0, MOST);
    const items = Array.from({ length: count }, (_, nth) => one(parent, field, coordinate, `${place} ${nth + 1}`));
    return items.filter((item) => item !== null);
  }

  function one(parent: MockRecord, field: GraphQLField<unknown, unknown>, coordinate: string, place: string): unknown {
    const type = getNamedType(field.type);
    if (isEnumType(type)) return world.draw('value', place, field.name).pick(type.getValues()).name;
    if (isLeafType(type)) return inventValue(world, type.name, dictionary.elements.get(coordinate), place);
    const possible = isUnionType(type) || isInterfaceType(type) ? schema.getPossibleTypes(type)[0] : type;
    return isObjectType(possible) ? objectOf(possible, parent, field.name, place) : null;
  }

  function objectOf(type: GraphQLObjectType, parent: MockRecord, field: string, place: string): MockRecord | null {
    if (type.name === 'Person') return world.find('Person', someAdult(world, place, field));
    // What has a maker is found by its own numbers, which cannot be guessed here.
    if (MAKERS[type.name] !== undefined) return null;
    const [key = []] = keysOf(dictionary.entities.get(type.name));
    const named: Fields = Object.fromEntries(key.map((name) => [name, keyValue(type, name, `${place} ${field}`)]));
    const back = Object.values(type.getFields()).find(
      (each) => !isListType(getNullableType(each.type)) && getNamedType(each.type).name === parent.__typename,
    );
    const leadingBack = back === undefined ? {} : { [back.name]: parent };
    return joinFields(
      world.part(type.name, named),
      leadingBack,
      key.length === 0 ? atPlace(`${place} ${field}`) : {},
    ) as MockRecord;
  }

  function keyValue(type: GraphQLObjectType, name: string, place: string): unknown {
    const scalar = getNamedType(type.getFields()[name]?.type)?.name ?? 'ID';
    return inventValue(world, scalar, dictionary.elements.get(`${type.name}.${name}`), place);
  }
}
