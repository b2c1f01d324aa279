import {
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isScalarType,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';

interface Described {
  description: string | null | undefined;
}

/** Gives a narrower schema the descriptions, and its scalars the rules, of the whole one, in place. */
export function inWordsOf(whole: GraphQLSchema, narrower: GraphQLSchema): void {
  for (const [name, type] of Object.entries(narrower.getTypeMap())) {
    const twin = whole.getType(name);
    if (twin === undefined || name.startsWith('__')) continue;
    const words = new Map(elementsOf(twin));
    for (const [coordinate, element] of elementsOf(type)) element.description = words.get(coordinate)?.description;
    if (!isScalarType(type) || !isScalarType(twin)) continue;
    type.parseValue = twin.parseValue.bind(twin);
    type.parseLiteral = twin.parseLiteral.bind(twin);
    type.serialize = twin.serialize.bind(twin);
  }
}

/** A type and what is inside it, by coordinate. */
function elementsOf(type: GraphQLNamedType): readonly (readonly [string, Described])[] {
  const elements: (readonly [string, Described])[] = [['', type]];
  if (isEnumType(type)) for (const value of type.getValues()) elements.push([value.name, value]);
  if (isInputObjectType(type)) for (const field of Object.values(type.getFields())) elements.push([field.name, field]);
  if (isObjectType(type) || isInterfaceType(type))
    for (const field of Object.values(type.getFields())) {
      elements.push([field.name, field]);
      for (const argument of field.args) elements.push([`${field.name}(${argument.name})`, argument]);
    }
  return elements;
}
