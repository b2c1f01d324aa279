import type { RowFilter } from '../../model/typeBinding.ts';
import type { SubjectKind } from '../../model/rows.ts';
import type { CompiledLeaf, CompiledType } from './compiledTypes.ts';
import type { Row } from './rows.ts';

type Read = (row: Row) => unknown;

export interface TypenameNode {
  readonly kind: 'typename';
  readonly key: string;
  readonly name: string;
}

export interface LeafNode {
  readonly kind: 'leaf';
  readonly key: string;
  readonly leaf: CompiledLeaf;
}

/** A value object; it is null when everything asked of it is null. */
export interface PartsNode {
  readonly kind: 'parts';
  readonly key: string;
  readonly nodes: readonly (TypenameNode | LeafNode | AbsentNode)[];
}

/** A part of a value object that this ministry does not keep. */
export interface AbsentNode {
  readonly kind: 'absent';
  readonly key: string;
}

/** One look-up in a table. */
export interface Lookup {
  readonly type: string;
  readonly table: string;
  readonly alternatives: readonly (readonly string[])[];
  readonly columns: readonly string[];
  readonly where: RowFilter;
  readonly orderBy: readonly string[];
}

/** How a list is narrowed to those whose rows are wanted. */
export interface ListNarrowing {
  /** Name of the field that holds the list. */
  readonly field: string;
  /** Columns that say whose a row is; one of them must. */
  readonly subjects: readonly SubjectColumn[];
}

/** A column that says whose a row is, as the dictionary writes it. */
export interface SubjectColumn {
  readonly column: string;
  readonly kind: SubjectKind;
}

/** Rows of another table that belong to each row. */
export interface JoinNode {
  readonly kind: 'join';
  readonly key: string;
  readonly list: boolean;
  /** Own columns that make the look-up's key. */
  readonly own: readonly Read[];
  /** The table in between, if any, and its columns that make the key of `lookup`. */
  readonly via: { readonly lookup: Lookup; readonly own: readonly Read[] } | undefined;
  readonly lookup: Lookup;
  readonly child: SelectionPlan;
  readonly narrowing: ListNarrowing | undefined;
}

/** An entity that is named by its key and not looked up. */
export interface StubNode {
  readonly kind: 'stub';
  readonly key: string;
  readonly keyFields: readonly { readonly field: string; readonly read: Read }[];
  readonly child: SelectionPlan;
}

/** Objects that came along inside the row. */
export interface NestedNode {
  readonly kind: 'nested';
  readonly key: string;
  readonly coordinate: string;
  readonly list: boolean;
  readonly read: Read;
  readonly child: SelectionPlan;
}

export type RelationNode = JoinNode | StubNode | NestedNode;
export type SelectionNode = TypenameNode | LeafNode | PartsNode | RelationNode;

/** What an operation asks of the objects of one type, compiled once per document. */
export interface SelectionPlan {
  readonly type: CompiledType;
  /** Columns that must be read for it. */
  readonly columns: readonly string[];
  readonly nodes: readonly SelectionNode[];
}
