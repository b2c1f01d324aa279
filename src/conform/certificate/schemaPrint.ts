import { createHash } from 'node:crypto';
import { print } from 'graphql';
import { readSdl } from '../schema/checkSchema.ts';
import { readTypes, type AnyField, type TypeView } from '../schema/readTypes.ts';

/**
 * SHA-256 (hexadecimal) over what a schema offers: types, fields, arguments, values, members and keys, whatever their
 * order, descriptions and layout. Two texts of one schema have one print; `undefined` for what is no SDL.
 */
export function schemaPrint(sdl: string): string | undefined {
  const document = readSdl(sdl);
  if (!('kind' in document)) return undefined;
  const types = [...readTypes(document).values()].filter((type) => !isOnlyMachinery(type));
  const lines = types.flatMap(linesOf).sort();
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}

/** What a server adds to its root type for federation is not the ministry's. */
const ROOT_MACHINERY = new Set(['_service', '_entities']);

function isOnlyMachinery({ name, fields }: TypeView): boolean {
  return name === 'Query' && [...fields.keys()].every((field) => ROOT_MACHINERY.has(field));
}

function linesOf({ name, kind, fields, members, keys }: TypeView): readonly string[] {
  return [
    `${kind} ${name}`,
    ...[...fields.values()]
      .filter((field) => !ROOT_MACHINERY.has(field.name.value))
      .map((field) => `${name}.${field.name.value}${argumentsOf(field)}: ${print(field.type)}`),
    ...members.map((member) => `${name} = ${member}`),
    ...keys.map((key) => `${name} key ${key.fields}${key.resolvable ? '' : ' (stub)'}`),
  ];
}

function argumentsOf(field: AnyField): string {
  const given = 'arguments' in field ? (field.arguments ?? []) : [];
  const texts = given.map(({ name, type }) => `${name.value}: ${print(type)}`).sort();
  return texts.length === 0 ? '' : `(${texts.join(', ')})`;
}
