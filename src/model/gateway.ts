import type { ClientError } from '../errors/clientError.ts';
import type { ByteText } from '../util/byteText.ts';

/** One GraphQL request as it came through a door, before anything of it is believed. */
export interface GatewayRequest {
  readonly requestId: string;
  /** The document; absent when `documentId` stands for it. */
  readonly query?: string;
  /** SHA-256 of the document, hexadecimal (automatic persisted queries), or the identifier of a trusted document. */
  readonly documentId?: string;
  readonly operationName?: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  /** Whether mutations are admitted (not over GET). */
  readonly readOnly: boolean;
  readonly token?: string;
  readonly purpose?: string;
  readonly caseId?: string;
  readonly wantsProvenance: boolean;
  /** What the door can deliver besides one complete answer. */
  readonly accepts: { readonly incremental: boolean; readonly events: boolean };
  readonly signal: AbortSignal;
}

/** A JSON text in pieces, so that a long one need not be put together in memory. May be walked once. */
export type TextPieces = Iterable<ByteText>;

/**
 * What goes back.
 *
 * - `refused`: the request never reached execution, so there is no `data` ("GraphQL over HTTP", section 7.1.1)
 * - `complete`: the whole GraphQL response
 * - `incremental`: the first response and the later ones (`@defer`), each a whole JSON object
 * - `events`: one GraphQL response per event of a subscription; ending the iteration ends the subscription
 */
export type GatewayAnswer =
  | { readonly kind: 'refused'; readonly status: number; readonly errors: readonly ClientError[] }
  | { readonly kind: 'complete'; readonly body: TextPieces }
  | { readonly kind: 'incremental'; readonly parts: AsyncIterable<TextPieces> }
  | { readonly kind: 'events'; readonly events: AsyncIterable<TextPieces> };

/** Answers one request. Rejects with a `GatewayError` when the request as a whole is refused at the door. */
export type AnswerRequest = (request: GatewayRequest) => Promise<GatewayAnswer>;
