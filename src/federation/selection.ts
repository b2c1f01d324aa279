/** A field of a selection, in a client's operation or in a field set. */
export interface FieldSelection {
  readonly kind: 'field';
  readonly name: string;
  readonly responseKey: string;
  /** Arguments as printed, `(a:$v0 b:1)`, or empty. */
  readonly argumentsText: string;
  /** Variables in the arguments. */
  readonly variables: readonly string[];
  /** Present for composite types. */
  readonly selections: Selections | undefined;
}

/** What is selected on objects of a type only. */
export interface FragmentSelection {
  readonly kind: 'fragment';
  readonly type: string;
  /** Identifier of the deferred fragment (`DeferredFragment.id`), when it is one. */
  readonly deferred: string | undefined;
  readonly selections: Selections;
}

export type Selection = FieldSelection | FragmentSelection;

/** A selection set without fragment spreads. Never changed once made, so that what is known about it can be kept by identity. */
export type Selections = readonly Selection[];
