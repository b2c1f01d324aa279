import { isScalarType, isSpecifiedScalarType, type GraphQLSchema } from 'graphql';

/** How a scalar's values stand in JSON; nothing where that is not known. */
export type ScalarKind = 'text' | 'number' | 'point' | 'free text';

/** The module of scalar types, and what the types of operations call them. */
export interface ScalarTypes {
  readonly text: string;
  readonly names: Readonly<Record<string, string>>;
}

const TYPES: Readonly<Record<Exclude<ScalarKind, 'text'>, string>> = {
  number: 'number',
  'free text': 'string',
  point: '{ readonly longitude: number; readonly latitude: number }',
};

/**
 * Types of the scalars of a schema. One that is a text of a certain form is a type of its own, so that no other text can be
 * put in its place; the function of the same name says of a text that it is one, and the gateway checks it.
 */
export function scalarTypes(schema: GraphQLSchema, kindOf: (scalar: string) => ScalarKind | undefined): ScalarTypes {
  const scalars = Object.values(schema.getTypeMap())
    .filter((type) => isScalarType(type) && !isSpecifiedScalarType(type))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
  const pieces = scalars.map(({ name, description }) => {
    const kind = kindOf(name);
    const comment = description == null ? '' : `/** ${description.replaceAll('*/', '* /').replace(/\s+/g, ' ')} */\n`;
    if (kind !== 'text') return `${comment}export type ${name} = ${kind === undefined ? 'unknown' : TYPES[kind]};\n`;
    return `${comment}export type ${name} = string & { readonly __scalar: '${name}' };\nexport const ${name} = (text: string): ${name} => text as ${name};\n`;
  });
  return { text: pieces.join('\n'), names: Object.fromEntries(scalars.map(({ name }) => [name, `scalars.${name}`])) };
}
