import { isAbstractType, isCompositeType, type GraphQLNamedType, type GraphQLSchema } from 'graphql';

const known = new WeakMap<GraphQLSchema, Map<string, ReadonlySet<string>>>();

function objectTypesOf(schema: GraphQLSchema, type: GraphQLNamedType | undefined, name: string): readonly string[] {
  return isCompositeType(type) && isAbstractType(type)
    ? schema.getPossibleTypes(type).map((possible) => possible.name)
    : [name];
}

/** Names of the object types that a value of the named type can have at run time; a type that is not known stands for itself. */
export function possibleTypes(schema: GraphQLSchema, name: string): ReadonlySet<string> {
  let ofSchema = known.get(schema);
  if (ofSchema === undefined) known.set(schema, (ofSchema = new Map<string, ReadonlySet<string>>()));
  let types = ofSchema.get(name);
  if (types === undefined) ofSchema.set(name, (types = new Set(objectTypesOf(schema, schema.getType(name), name))));
  return types;
}
