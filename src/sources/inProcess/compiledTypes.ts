import type { RelationBinding, RowFilter } from '../../model/typeBinding.ts';
import type { Codec } from '../values/codec.ts';
import type { Row } from './rows.ts';

/** A dictionary field that is read from one column, or a scalar that is put together from several. */
export interface CompiledLeaf {
  readonly kind: 'leaf';
  readonly columns: readonly string[];
  readonly read: (row: Row) => unknown;
  readonly codec: Codec;
}

/** A value object of the dictionary that is put together from columns. */
export interface CompiledParts {
  readonly kind: 'parts';
  readonly value: string;
  readonly parts: ReadonlyMap<string, CompiledLeaf>;
}

export interface CompiledRelation {
  readonly kind: 'relation';
  readonly binding: RelationBinding;
}

export type CompiledField = CompiledLeaf | CompiledParts | CompiledRelation;

/** A type of a binding, ready to be selected from. */
export interface CompiledType {
  readonly name: string;
  /** Absent when the ministry knows only the key. */
  readonly table: string | undefined;
  /** Each key as field names, in the binding's order. */
  readonly keys: readonly (readonly string[])[];
  readonly fields: ReadonlyMap<string, CompiledField>;
  readonly where: RowFilter;
  readonly asOf: CompiledLeaf | undefined;
}

/** A leaf of one column. */
export interface KeyLeaf extends CompiledLeaf {
  readonly column: string;
}

/** The leaf by which a key field or an argument finds rows. */
export function leafOf(type: CompiledType, field: string): KeyLeaf {
  const found = type.fields.get(field);
  const [column] = found?.kind === 'leaf' ? found.columns : [];
  if (found?.kind !== 'leaf' || column === undefined)
    throw new Error(`Expected ${type.name}.${field} to be one column, but it is not.`);
  return { ...found, column };
}
