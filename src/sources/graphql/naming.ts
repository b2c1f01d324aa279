import type { GraphqlBinding, RenamedField, RenamedType } from '../../model/binding.ts';
import { compileCodec, plainCodec, type Codec } from '../values/codec.ts';

/** What of a binding says how a subgraph calls things; one without types speaks the graph's own words. */
export type GraphqlNames = Pick<GraphqlBinding, 'id' | 'types' | 'queries'>;

/** What a subgraph calls one argument of a field. */
export interface ArgumentName {
  readonly name: string;
  readonly codec: Codec;
}

/** What a subgraph calls one field, and how it writes its values. */
export interface FieldName {
  readonly name: string;
  readonly codec: Codec;
  argument(name: string): ArgumentName;
}

/** The two vocabularies of a subgraph: the dictionary's and its own. */
export interface Naming {
  /** Dictionary type → its own. */
  type(name: string): string;
  /** Its own type → the dictionary's. */
  dictionaryType(name: string): string;
  /** A dictionary field of a dictionary type. */
  field(type: string, field: string): FieldName;
  /** Whether anything has another name or form. */
  readonly isPlain: boolean;
}

/** For a subgraph that speaks the dictionary's words. */
const plainNaming: Naming = {
  type: (name) => name,
  dictionaryType: (name) => name,
  field: (_, field) => ({ name: field, codec: plainCodec, argument: plainArgument }),
  isPlain: true,
};

function plainArgument(name: string): ArgumentName {
  return { name, codec: plainCodec };
}

export function compileNaming(binding: GraphqlNames): Naming {
  if (binding.types === undefined) return plainNaming;
  const types = Object.entries(binding.types);
  const own = new Map(types.map(([name, type]) => [name, type.name]));
  const dictionary = new Map(types.map(([name, type]) => [type.name, name]));
  const fields = new Map<string, FieldName>();
  for (const [type, { fields: renamed }] of types) addFields(fields, binding.id, type, renamed);
  addFields(fields, binding.id, 'Query', binding.queries ?? {});
  return {
    type: (name) => own.get(name) ?? name,
    dictionaryType: (name) => dictionary.get(name) ?? name,
    field: (type, field) => fields.get(`${type}.${field}`) ?? plainNaming.field(type, field),
    isPlain: false,
  };
}

function addFields(fields: Map<string, FieldName>, source: string, type: string, renamed: RenamedType['fields']): void {
  for (const [field, binding] of Object.entries(renamed)) {
    fields.set(`${type}.${field}`, compileField(binding, source, `${type}.${field}`));
  }
}

function compileField(binding: RenamedField, source: string, coordinate: string): FieldName {
  if (typeof binding === 'string') return { name: binding, codec: plainCodec, argument: plainArgument };
  const { name, arguments: renamed, ...spec } = binding;
  const known = new Map(
    Object.entries(renamed ?? {}).map(([argument, value]) => {
      const { name: own, ...form } = typeof value === 'string' ? { name: value } : value;
      return [argument, { name: own, codec: compileCodec(form, source, `${coordinate}(${argument})`) }] as const;
    }),
  );
  return {
    name,
    codec: compileCodec(spec, source, coordinate),
    argument: (argument) => known.get(argument) ?? plainArgument(argument),
  };
}
