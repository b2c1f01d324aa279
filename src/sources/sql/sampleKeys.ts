import { GatewayError } from '../../errors/gatewayError.ts';
import type { SqlBinding } from '../../model/binding.ts';
import type { TypeBinding } from '../../model/typeBinding.ts';
import { defaultLimitsOf } from '../guard/limits.ts';
import { codeOf } from '../values/codeOf.ts';
import { compileCodec } from '../values/codec.ts';
import { openDatabase } from './connections.ts';
import type { EndSignal } from '../../util/ending.ts';

/** A record by its key, in the dictionary's words. */
export type KeyRepresentation = Readonly<Record<string, unknown>> & { readonly __typename: string };

/**
 * Keys of records that stand in a ministry's tables: the first that the database gives, at most so many of each type.
 * Types whose key is put together from parts, or that have no table, are left aside.
 *
 * - rejects with `SOURCE_UNREACHABLE`, or with the reason of the signal
 */
export async function sampleKeys(
  binding: SqlBinding,
  { url, most, signal }: { readonly url: string; readonly most: number; readonly signal: EndSignal },
): Promise<readonly KeyRepresentation[]> {
  const database = openDatabase(binding.id, url, { ...defaultLimitsOf('sql'), ...binding.limits });
  try {
    const found: KeyRepresentation[] = [];
    for (const [name, type] of Object.entries(binding.types)) {
      const columns = keyColumns(binding, name, type);
      if (type.table === undefined || columns === undefined) continue;
      const statement = database.builder
        .select(columns.map(({ column }) => column))
        .from(type.table)
        .limit(most);
      for (const [column, value] of Object.entries(type.where ?? {}))
        if (value === null) statement.whereNull(column);
        else statement.where(column, value);
      const rows = (await database.run(statement, signal)) as readonly Readonly<Record<string, unknown>>[];
      for (const row of rows) {
        const values = columns.map(({ field, column, decode }) => [field, decode(row[column])]);
        found.push({ __typename: name, ...(Object.fromEntries(values) as Readonly<Record<string, unknown>>) });
      }
    }
    return found;
  } catch (error) {
    signal.throwIfAborted();
    // The driver's message can hold values; only its code goes on.
    throw new GatewayError(
      'SOURCE_UNREACHABLE',
      { source: binding.id },
      { cause: new Error(codeOf(error) || 'no code') },
    );
  } finally {
    await database.close();
  }
}

function keyColumns(binding: SqlBinding, name: string, { keys: [key = ''] = [], fields }: TypeBinding) {
  if (key === '' || key.includes('{')) return undefined;
  const columns = key.split(/\s+/u).map((field) => {
    const bound = fields[field];
    const spec = typeof bound === 'string' ? { column: bound } : bound;
    if (spec === undefined || !('column' in spec)) return undefined;
    const { decode } = compileCodec(spec, binding.id, `${name}.${field}`);
    return { field, column: spec.column, decode };
  });
  return columns.every((column) => column !== undefined) ? columns : undefined;
}
