import { print } from 'graphql';
import type { AnyField, TypeView } from '../schema/readTypes.ts';
import { namedType } from '../../util/namedType.ts';

type Types = ReadonlyMap<string, TypeView>;

/** How far below a record it is read (relations); values without a key of their own do not count. */
const DEEPEST = 1;

/** All that can be asked of a type without arguments, as a selection without its outer braces. */
export function selectionOf(type: TypeView, types: Types, depth = 0): string {
  return [...type.fields.values()]
    .filter((field) => !hasArguments(field))
    .flatMap((field) => {
      const below = types.get(typeNameOf(field));
      if (below === undefined || below.kind === 'scalar' || below.kind === 'enum') return [field.name.value];
      const inner = below.kind === 'union' ? membersOf(below, types) : innerOf(below, types, depth);
      return inner === '' ? [] : [`${field.name.value} { __typename ${inner} }`];
    })
    .join(' ');
}

function innerOf(type: TypeView, types: Types, depth: number): string {
  if (depth < DEEPEST) return selectionOf(type, types, depth + 1);
  // Deeper down only what is at an end already, and the key by which more can be asked.
  return [...type.fields.values()]
    .filter((field) => !hasArguments(field))
    .filter((field) => ['scalar', 'enum', undefined].includes(types.get(typeNameOf(field))?.kind))
    .map((field) => field.name.value)
    .join(' ');
}

function membersOf(union: TypeView, types: Types): string {
  return union.members
    .flatMap((name) => {
      const keys = types.get(name)?.keys.map((key) => key.fields) ?? [];
      return keys.length === 0 ? [] : [`... on ${name} { ${keys.join(' ')} }`];
    })
    .join(' ');
}

function hasArguments(field: AnyField): boolean {
  return 'arguments' in field && (field.arguments ?? []).length > 0;
}

/** Name of a field's type without lists and bangs. */
export function typeNameOf(field: AnyField): string {
  return namedType(print(field.type));
}
