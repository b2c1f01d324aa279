import type { KeyLeaf } from './compiledTypes.ts';
import type { ListNarrowing, Lookup, SelectionPlan } from './selectionPlan.ts';

/** The value of an argument when the operation runs. */
export type ReadVariable = (variables: Readonly<Record<string, unknown>>) => unknown;

/** How representations of one type are answered, by one of its keys. */
export interface EntityPlan {
  readonly selection: SelectionPlan;
  readonly keys: readonly {
    readonly fields: readonly { readonly name: string; readonly leaf: KeyLeaf }[];
    /** Absent when the ministry knows only the key. */
    readonly lookup: Lookup | undefined;
  }[];
}

/** One root field of an operation. */
export type RootNode =
  | { readonly kind: 'typename'; readonly key: string }
  | {
      readonly kind: 'entities';
      readonly key: string;
      readonly representations: ReadVariable;
      readonly byType: ReadonlyMap<string, EntityPlan>;
    }
  | {
      readonly kind: 'query';
      readonly key: string;
      readonly list: boolean;
      readonly conditions: readonly { readonly read: ReadVariable; readonly leaf: KeyLeaf }[];
      readonly lookup: Lookup | undefined;
      readonly selection: SelectionPlan;
      readonly narrowing: ListNarrowing | undefined;
    };

/** An operation for an in-process source, compiled once per document. */
export interface OperationPlan {
  readonly roots: readonly RootNode[];
}
