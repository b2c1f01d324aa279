import type { ClientError } from '../errors/clientError.ts';
import type { TextPieces } from './gateway.ts';
import type { Provenance } from './provenance.ts';
import type { ResponsePath } from './source.ts';

/** What a part of an answer holds, the same for every request with the operation. */
export interface PartDescription {
  /** Coordinates of its fields by object type, sorted. */
  readonly elements: readonly string[];
  /** Coordinates refused, with the code of the refusal, sorted. */
  readonly refused: readonly { readonly coordinate: string; readonly code: string }[];
}

/** What an answer holds, the same for every request with the operation. */
export interface AnswerDescription {
  /** Of a deferred fragment (`DeferredFragment.id`); without an id, of what is not deferred. */
  readonly part: (id?: string) => PartDescription;
  /** Lists out of which rows are left that may not be seen: client response keys from the root. */
  readonly restricted: readonly (readonly string[])[];
  /** Whether somebody's objects stand anywhere in it. */
  readonly isGuarded: boolean;
}

/** Whom an answer tells of: who stands in it. */
export interface ToldSubjects {
  readonly persons: ReadonlySet<string>;
  readonly organisations: ReadonlySet<string>;
}

/** What execution comes to, as text. `data` is the JSON text of the object, or `null`. */
export interface ExecutedAnswer {
  readonly data: TextPieces;
  readonly errors: readonly ClientError[];
  /** Present where another request was executed for this one too: the log has the causes of errors under its identifier. */
  readonly requestId?: string;
  /** Present when the request asked for it. */
  readonly provenance?: Provenance;
  /** Present when somebody writes it down. */
  readonly told?: ToldSubjects;
  /** Deferred fragments of which the rest of the answer consists, and what comes of them. Absent: this is all. */
  readonly later?: { readonly pending: readonly PendingPart[]; readonly parts: AsyncIterable<LaterParts> };
}

/** Announces a part (GraphQL specification, draft on incremental delivery, "Pending Result"). */
export interface PendingPart {
  readonly id: string;
  readonly path: ResponsePath;
  readonly label?: string;
}

/** Parts that came at one time (the draft's "Incremental Stream Update Result"). */
export interface LaterParts {
  readonly pending: readonly PendingPart[];
  readonly incremental: readonly {
    readonly id: string;
    readonly subPath?: ResponsePath;
    readonly data: TextPieces;
    readonly errors: readonly ClientError[];
  }[];
  readonly completed: readonly { readonly id: string; readonly errors?: readonly ClientError[] }[];
  /** Deferred fragments that came (`DeferredFragment.id`). */
  readonly fragments: readonly string[];
  /** Present when somebody writes it down. */
  readonly told?: ToldSubjects;
  readonly hasNext: boolean;
}
