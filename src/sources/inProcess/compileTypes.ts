import type { ColumnBinding, ComposedBinding, FieldBinding, TypeBinding } from '../../model/typeBinding.ts';
import { FieldFailure } from '../../model/fieldFailure.ts';
import type { SourceId } from '../../model/source.ts';
import { compileCodec, plainCodec } from '../values/codec.ts';
import type { CompiledField, CompiledLeaf, CompiledType } from './compiledTypes.ts';
import { compileRead, type Row } from './rows.ts';

/** Prepares a binding's types once, when the source is made. */
export function compileTypes(
  types: Readonly<Record<string, TypeBinding>>,
  source: SourceId,
): ReadonlyMap<string, CompiledType> {
  return new Map(Object.entries(types).map(([name, binding]) => [name, compileType(name, binding, source)]));
}

function compileType(name: string, binding: TypeBinding, source: SourceId): CompiledType {
  const fields = new Map<string, CompiledField>();
  const keys = (binding.keys ?? []).map((key) => key.split(/\s+/u));
  // A type without table consists of its key, under the dictionary's own names.
  if (binding.table === undefined) for (const field of keys.flat()) fields.set(field, plainLeaf(field));
  for (const [field, value] of Object.entries(binding.fields)) {
    fields.set(field, compileField(value, source, `${name}.${field}`));
  }
  for (const [field, relation] of Object.entries(binding.relations ?? {})) {
    fields.set(field, { kind: 'relation', binding: relation });
  }
  const asOf = binding.asOf === undefined ? undefined : compileLeaf(binding.asOf, source, `${name} (as of)`);
  return { name, table: binding.table, keys, fields, where: binding.where ?? {}, asOf };
}

function compileField(binding: FieldBinding, source: SourceId, coordinate: string): CompiledField {
  if (typeof binding === 'string' || !('parts' in binding)) return compileLeaf(binding, source, coordinate);
  const parts = Object.entries(binding.parts).map(
    ([part, value]) => [part, compileLeaf(value, source, `${binding.value}.${part}`)] as const,
  );
  return { kind: 'parts', value: binding.value, parts: new Map(parts) };
}

function compileLeaf(
  binding: string | ColumnBinding | ComposedBinding,
  source: SourceId,
  coordinate: string,
): CompiledLeaf {
  if (typeof binding === 'string') return plainLeaf(binding);
  if ('columns' in binding) return composedLeaf(binding);
  const { column, ...spec } = binding;
  return { ...plainLeaf(column), codec: compileCodec(spec, source, coordinate) };
}

/** A column that is taken as it is. */
export function plainLeaf(column: string): CompiledLeaf {
  return { kind: 'leaf', columns: [column], read: compileRead(column), codec: plainCodec };
}

function composedLeaf({ columns }: ComposedBinding): CompiledLeaf {
  const properties = Object.entries(columns).map(([name, column]) => ({ name, read: compileRead(column) }));
  const read = (row: Row): unknown => {
    const values = properties.map((property) => [property.name, property.read(row) ?? null] as const);
    const failed = values.find(([, value]) => value === null || value instanceof FieldFailure);
    return failed === undefined ? Object.fromEntries(values) : failed[1];
  };
  return { kind: 'leaf', columns: Object.values(columns), read, codec: plainCodec };
}
