import type { ClientError } from '../errors/clientError.ts';
import type { TextPieces } from './gateway.ts';
import type { Provenance } from './provenance.ts';
import type { ResponsePath } from './source.ts';

/** What execution comes to, as text. `data` is the JSON text of the object, or `null`. */
export interface ExecutedAnswer {
  readonly data: TextPieces;
  readonly errors: readonly ClientError[];
  /** Present when the request asked for it. */
  readonly provenance?: Provenance;
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
  readonly hasNext: boolean;
}
