import type { Names } from './answer.ts';
import type { Disagreement } from './disagreements.ts';

/** A value is there. */
export interface Found<Value> {
  readonly kind: 'found';
  readonly value: NonNullable<Value>;
}

/** The ministry answered, and has nothing. */
export interface NotFound {
  readonly kind: 'not-found';
  /** Whether rows may be left out here that the purpose does not let the caller see. */
  readonly mayBeHidden: boolean;
  /** Why, where there is more to say than that. */
  readonly reason?: Reason;
}

/** A value is there, and something disagrees with it. */
export interface Mismatch<Value> {
  readonly kind: 'mismatch';
  readonly value: NonNullable<Value>;
  /** One at least. */
  readonly disagreements: readonly Disagreement[];
}

/** What a reader is told, in both languages. */
export interface Reason {
  readonly code: string;
  readonly reasonVi: string;
  readonly reasonEn: string;
  readonly remedyVi?: string | undefined;
  readonly remedyEn?: string | undefined;
  /** What a user quotes to the operator. */
  readonly errorId?: string | undefined;
}

/** The caller may not read it, for this purpose. */
export interface Denied extends Reason {
  readonly kind: 'denied';
  /** Article on which it rests; a fault of the request rests on none. */
  readonly article?: string | undefined;
  /** Agency to ask. */
  readonly owner?: Names | undefined;
}

/** It could not be asked for: a ministry is away, slow or at fault. */
export interface Unavailable extends Reason {
  readonly kind: 'unavailable';
  /** What the ministry is called; undefined where it is the gateway itself that cannot answer. */
  readonly ministry?: Names | undefined;
}

/** What became of a place of an answer: never silently nothing. */
export type Outcome<Value> = Found<Value> | NotFound | Mismatch<Value> | Denied | Unavailable;

/** A part that is still to come (`@defer`). */
export interface Pending {
  readonly kind: 'pending';
}
