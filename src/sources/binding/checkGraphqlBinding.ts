import { isObjectType, type GraphQLField, type GraphQLSchema } from 'graphql';
import type { GraphqlBinding, RenamedField, RenamedType } from '../../model/binding.ts';
import type { Dictionary } from '../../model/dictionary.ts';
import { buildSubgraphSchema } from '../inProcess/buildSubgraphSchema.ts';
import { formats } from '../values/formats.ts';
import type { BindingProblem } from './bindingProblem.ts';
import { unknownCodes, type DictionaryFields } from './dictionaryFields.ts';
import { readProjectFile } from './readProjectFile.ts';

/** Problems of a GraphQL binding: its schema file, and its names on both sides. */
export function checkGraphqlBinding(
  binding: GraphqlBinding,
  dictionary: Dictionary,
  fields: DictionaryFields,
): BindingProblem[] {
  const schema = readSchema(binding.schemaFile);
  if (typeof schema === 'string') return [{ where: 'schemaFile', problem: schema }];
  const check = { schema, dictionary, fields };
  return [
    ...Object.entries(binding.types ?? {}).flatMap(([name, type]) => checkType(check, name, type)),
    ...Object.entries(binding.queries ?? {}).flatMap(([name, query]) =>
      checkField(check, 'Query', 'Query', name, query),
    ),
  ];
}

interface Check {
  readonly schema: GraphQLSchema;
  readonly dictionary: Dictionary;
  readonly fields: DictionaryFields;
}

function readSchema(file: string): GraphQLSchema | string {
  try {
    return buildSubgraphSchema(readProjectFile(file));
  } catch {
    return `the file ${file} cannot be read as SDL.`;
  }
}

function checkType(check: Check, name: string, type: RenamedType): BindingProblem[] {
  if (!check.fields.has(name)) return [{ where: name, problem: 'the dictionary has no such type.' }];
  if (!isObjectType(check.schema.getType(type.name))) {
    return [{ where: name, problem: `the ministry's schema has no type ${type.name}.` }];
  }
  return Object.entries(type.fields).flatMap(([field, renamed]) => checkField(check, name, type.name, field, renamed));
}

function checkField(
  check: Check,
  type: string,
  ownType: string,
  field: string,
  renamed: RenamedField,
): BindingProblem[] {
  const where = `${type}.${field}`;
  const known = check.fields.get(type)?.get(field);
  if (known === undefined) return [{ where, problem: `the dictionary's ${type} has no such field.` }];
  const { name, ...more } = typeof renamed === 'string' ? { name: renamed } : renamed;
  const own = fieldOf(check.schema, ownType, name);
  if (own === undefined) return [{ where, problem: `the ministry's ${ownType} has no field ${name}.` }];
  if (typeof renamed === 'string') return [];
  const { format, codes } = renamed;
  return [
    ...(format !== undefined && !(format in formats) ? [{ where, problem: `there is no format ${format}.` }] : []),
    ...(codes === undefined ? [] : unknownCodes(codes, where, check.dictionary)),
    ...Object.entries('arguments' in more ? (renamed.arguments ?? {}) : {}).flatMap(([argument, value]) => {
      const ownName = typeof value === 'string' ? value : value.name;
      const isKnown = (known.arguments ?? []).some((one) => one.name.value === argument);
      if (!isKnown) return [{ where, problem: `the dictionary's field has no argument ${argument}.` }];
      const isThere = own.args.some((one) => one.name === ownName);
      return isThere ? [] : [{ where, problem: `the ministry's field has no argument ${ownName}.` }];
    }),
  ];
}

function fieldOf(schema: GraphQLSchema, type: string, field: string): GraphQLField<unknown, unknown> | undefined {
  const found = schema.getType(type);
  return isObjectType(found) ? found.getFields()[field] : undefined;
}
