import type { CompiledField, CompiledType } from './compiledTypes.ts';
import { plainLeaf } from './compileTypes.ts';

/**
 * An entity of which only the key is known, as a row of its own: columns are the key's field names, values are raw.
 *
 * - `type`: how the source binds the entity, if it does; its codecs for the key and, if it keeps no table, its relations hold
 */
export function stubType(name: string, keyFields: readonly string[], type: CompiledType | undefined): CompiledType {
  const fields = new Map<string, CompiledField>(type?.table === undefined ? type?.fields : []);
  for (const field of keyFields) {
    const known = type?.fields.get(field);
    const leaf = plainLeaf(field);
    fields.set(field, known?.kind === 'leaf' ? { ...leaf, codec: known.codec } : leaf);
  }
  return { name, table: undefined, keys: [keyFields], fields, where: {}, asOf: undefined };
}
