import type { GatewayRequest } from './gateway.ts';
import type { SourceId } from './source.ts';

/**
 * What became of a request.
 *
 * - `answered`: everything that was asked for
 * - `partial`: fields were refused or failed
 * - `refused`: nothing was answered, because it may not be
 * - `failed`: nothing was answered, because something broke or the document is wrong
 */
export type Outcome = 'answered' | 'partial' | 'refused' | 'failed';

/** What the engine tells of an answer before its first byte leaves. It holds no value but the subjects. */
export interface AnswerFacts {
  /** SHA-256 of the normal form, hexadecimal; absent when the request did not come so far. */
  readonly operationHash?: string | undefined;
  readonly operationName?: string | undefined;
  readonly operationKind?: 'query' | 'mutation' | 'subscription' | undefined;
  /** Coordinates of the fields that the answer holds, sorted; the same array for every request with the operation. */
  readonly elements: readonly string[];
  /** Coordinates refused, with the code of the refusal. */
  readonly refused: readonly { readonly coordinate: string; readonly code: string }[];
  readonly sources: readonly SourceId[];
  readonly outcome: Outcome;
  /** Codes of the errors, each once, sorted. */
  readonly errorCodes: readonly string[];
  /** Personal identifiers of whom the answer tells, or who was asked for; never written down as they are. */
  readonly persons: ReadonlySet<string>;
  /** Those of them of whom the answer itself tells. */
  readonly toldPersons: ReadonlySet<string>;
  /** Tax codes of the organisations, likewise. */
  readonly organisations: ReadonlySet<string>;
  /** Length of the data (bytes). */
  readonly bytes: number;
}

/** What a record says of the request itself; of one that could not be read there is the identifier alone. */
export type RecordableRequest = Pick<GatewayRequest, 'requestId' | 'purpose' | 'caseId' | 'emergency' | 'onRecorded'>;

/**
 * Hears of an answer, and must be done before a byte of it leaves. Rejects with a `GatewayError` when the answer must not
 * leave, as nobody could write it down; that error is then the answer.
 */
export type BeforeAnswer = (facts: AnswerFacts) => Promise<void>;
