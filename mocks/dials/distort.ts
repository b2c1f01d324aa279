import type { Dials } from './dials.ts';

/**
 * Bends a JSON answer as a careless ministry might.
 *
 * - `reorder`, `drop-last`: the outermost lists, so that a list of entities no longer lines up with its question
 * - `wrong-typename`: every `__typename` names a type that is not in the schema
 * - `null-keys`: fields of these `keyNames` become null, wherever they stand
 */
export function distort(value: unknown, shape: Dials['shape'], keyNames: ReadonlySet<string>): unknown {
  switch (shape) {
    case 'none':
      return value;
    case 'reorder':
      return mapOuterLists(value, (list) => list.toReversed());
    case 'drop-last':
      return mapOuterLists(value, (list) => list.slice(0, -1));
    case 'wrong-typename':
      return mapFields(value, (name, field) => (name === '__typename' ? 'KieuLa' : field));
    case 'null-keys':
      return mapFields(value, (name, field) => (keyNames.has(name) ? null : field));
  }
}

function mapOuterLists(value: unknown, change: (list: readonly unknown[]) => unknown): unknown {
  if (Array.isArray(value)) return change(value);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, mapOuterLists(field, change)]));
}

function mapFields(value: unknown, change: (name: string, field: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => mapFields(item, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [name, mapFields(change(name, field), change)]),
  );
}
