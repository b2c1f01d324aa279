import type { DocumentNode, GraphQLInputType } from 'graphql';
import type { Refusal } from './access.ts';
import type { MaskRule } from './mask.ts';
import type { SubjectKind } from './rows.ts';

/** Where something stands in the client's document; both count from 1. */
export interface DocumentPlace {
  readonly line: number;
  readonly column: number;
}

/** A refused field, and its way from the field that stands for it in the answer (empty: itself). */
export interface RefusedField {
  readonly path: readonly string[];
  readonly refusal: Refusal;
}

/**
 * How a client's field is answered.
 *
 * - `data`: from the tree of results, under `planKey`; with `mask`, texts are shown in part
 * - `typename`: by the runtime type of its object
 * - `refused`: by `null` and an error for each refused field under it
 */
export type FieldOrigin =
  | { readonly kind: 'data'; readonly planKey: string; readonly mask?: MaskRule }
  | { readonly kind: 'typename' }
  | { readonly kind: 'refused'; readonly refused: readonly RefusedField[] };

/** A field as the client wrote it, with what its fragments and directives came to. */
export interface ProjectedField {
  readonly responseKey: string;
  readonly fieldName: string;
  /** Object types to which it applies; absent: every type at this place. */
  readonly onTypes?: ReadonlySet<string>;
  readonly origin: FieldOrigin;
  /** Present for composite types. */
  readonly selection?: Projection;
  readonly place?: DocumentPlace;
  /**
   * The innermost deferred fragment in which the field stands (`DeferredFragment.id`). Absent: not deferred. The same
   * response key may stand at one place several times, deferred and not; not deferred wins.
   */
  readonly deferredBy?: string;
  /** Whether its arguments always name whose row is asked for: who may be asked for was decided before anything is fetched. */
  readonly asksBySubject?: true;
}

/** How an object of a type says whose it is: in what the normal form asks for besides what the client did. */
export interface ProjectedSubjects {
  /** Object type. */
  readonly type: string;
  /** Whether every object of the place is of this type. */
  readonly isOnlyType: boolean;
  /** Empty when nothing that says so may be fetched: such an object is nobody's. */
  readonly keys: readonly { readonly planKey: string; readonly kind: SubjectKind }[];
}

/**
 * The client's selection at one place, in document order. Fields that share a response key are merged by whoever
 * compiles it (GraphQL specification §6.3.2, CollectFields), once per runtime type.
 */
export interface Projection {
  readonly fields: readonly ProjectedField[];
  /** For each type of the place whose objects are somebody's; absent when there is none. */
  readonly subjects?: readonly ProjectedSubjects[];
}

/** A variable of the normal form, which stands for an argument's value. The value itself differs between requests. */
export interface HoistedVariable {
  /** `v0`, `v1`, … */
  readonly name: string;
  readonly type: GraphQLInputType;
}

/** A fragment with `@defer`, conditions resolved: answered later, as a part of its own. */
export interface DeferredFragment {
  /** `d0`, `d1`, … in document order; the `label` argument of `@defer` in the normal form. */
  readonly id: string;
  /** The client's label. */
  readonly label?: string;
  /** The deferred fragment around it. */
  readonly parent?: string;
  /** Client response keys from the root to the object that has the fragment. */
  readonly path: readonly string[];
}

/**
 * A client's operation in normal form: fragments expanded, conditions resolved, aliases gone, arguments hoisted.
 * The same object for every request with the same document, operation name, conditions and access profile, and for
 * documents that differ in the values that they have written out.
 */
export interface NormalisedOperation {
  readonly kind: 'query' | 'mutation' | 'subscription';
  readonly name?: string;
  /**
   * The normal form, and the plan's cache key. Empty when nothing is left for sources. One operation; fields, inline
   * fragments, arguments that are variables `$v<n>`, aliases `_a<n>_<field>`; no directive but `@defer(label: "d<n>")` on inline
   * fragments, which hold only what is not asked for without delay at the same place.
   */
  readonly text: string;
  readonly hoisted: readonly HoistedVariable[];
  readonly projection: Projection;
  /** Mostly empty. */
  readonly deferred: readonly DeferredFragment[];
  /** The part that the public schema answers by itself; its variables are hoisted like the others. */
  readonly introspection?: DocumentNode;
}

/** Whom a request asks for by its arguments. */
export interface AskedSubject {
  readonly kind: SubjectKind;
  readonly value: string;
}

/** A normalised operation with the values of one request. */
export interface PreparedOperation {
  readonly operation: NormalisedOperation;
  /** Values by hoisted name; a name without value was left out by the client. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** Also by fields that are refused. */
  readonly asked: readonly AskedSubject[];
  /** Estimated from the document and its values, before anything is fetched. */
  readonly cost: number;
}
