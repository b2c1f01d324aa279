import { getNamedType, isInterfaceType, isObjectType, type GraphQLNamedType, type GraphQLSchema } from 'graphql';
import type { Naming } from './naming.ts';
import { isObject } from './readAnswer.ts';

type Representation = Readonly<Record<string, unknown>>;

/** Puts a representation (keys and required fields, nested ones too) into a ministry's words. */
export function rewriteRepresentation(
  representation: Representation,
  schema: GraphQLSchema,
  naming: Naming,
): Representation {
  if (naming.isPlain) return representation;
  const own = naming.type(String(representation['__typename']));
  return rewriteObject(representation, schema.getType(own), schema, naming);
}

function rewriteObject(
  object: Representation,
  type: GraphQLNamedType | undefined,
  schema: GraphQLSchema,
  naming: Naming,
): Representation {
  const typename = object['__typename'];
  const concrete = typeof typename === 'string' ? schema.getType(naming.type(typename)) : type;
  const dictionaryType = concrete === undefined ? '' : naming.dictionaryType(concrete.name);
  return Object.fromEntries(
    Object.entries(object).map(([name, value]) => {
      if (name === '__typename') return [name, naming.type(String(value))];
      const field = naming.field(dictionaryType, name);
      const hasFields = isObjectType(concrete) || isInterfaceType(concrete);
      const definition = hasFields ? concrete.getFields()[field.name] : undefined;
      const below = definition && getNamedType(definition.type);
      return [
        field.name,
        rewriteValue(value, (item) => rewriteObject(item, below, schema, naming), field.codec.encode),
      ];
    }),
  );
}

function rewriteValue(
  value: unknown,
  rewriteInside: (object: Representation) => Representation,
  encode: (value: unknown) => unknown,
): unknown {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return value.map((item: unknown) => rewriteValue(item, rewriteInside, encode));
  return isObject(value) ? rewriteInside(value) : (encode(value) ?? value);
}
