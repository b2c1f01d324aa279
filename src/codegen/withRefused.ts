import {
  extendSchema,
  isLeafType,
  getNamedType,
  isObjectType,
  isSpecifiedScalarType,
  parse,
  type GraphQLSchema,
} from 'graphql';

/**
 * A schema that shows what somebody may see, with the values that are refused to them: the gateway answers a document that
 * asks for one, and refuses it alone. Objects, and what takes arguments, stay out.
 *
 * - `whole`: the schema that they are known from
 * - `isRefused`: by coordinate
 */
export function withRefused(
  shown: GraphQLSchema,
  whole: GraphQLSchema,
  isRefused: (coordinate: string) => boolean,
): GraphQLSchema {
  const missing = new Set<string>();
  const extensions = Object.values(whole.getTypeMap()).flatMap((type) => {
    const own = shown.getType(type.name);
    if (type.name.startsWith('__') || !isObjectType(type) || !isObjectType(own)) return [];
    const fields = Object.values(type.getFields()).filter(
      ({ name, args, type: of }) =>
        own.getFields()[name] === undefined &&
        args.length === 0 &&
        isLeafType(getNamedType(of)) &&
        isRefused(`${type.name}.${name}`),
    );
    for (const { type: of } of fields) {
      const named = getNamedType(of);
      if (!isSpecifiedScalarType(named) && shown.getType(named.name) === undefined) missing.add(named.name);
    }
    const lines = fields.map(({ name, type: of }) => `${name}: ${String(of)}`);
    return lines.length === 0 ? [] : [`extend type ${type.name} { ${lines.join(' ')} }`];
  });
  if (extensions.length === 0) return shown;
  const scalars = [...missing].map((name) => `scalar ${name}`);
  return extendSchema(shown, parse([...scalars, ...extensions].join('\n')));
}
