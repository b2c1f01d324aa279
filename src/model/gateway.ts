import type { ClientError } from '../errors/clientError.ts';
import type { ByteText } from '../util/byteText.ts';
import type { EndSignal } from '../util/ending.ts';

/** One GraphQL request as it came through a door, before anything of it is believed. */
export interface GatewayRequest {
  readonly requestId: string;
  /** The document; absent when `documentId` stands for it. */
  readonly query?: string | undefined;
  /** SHA-256 of the document, hexadecimal (automatic persisted queries), or the identifier of a trusted document. */
  readonly documentId?: string | undefined;
  readonly operationName?: string | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
  /** Whether mutations are admitted (not over GET). */
  readonly readOnly: boolean;
  readonly token?: string | undefined;
  /** SHA-256 of the client's certificate (DER), base64url: `x5t#S256` of RFC 8705. Only where the connection proved it. */
  readonly clientCertificate?: string | undefined;
  readonly purpose?: string | undefined;
  readonly caseId?: string | undefined;
  /** Why it is an emergency (break-glass), in the caller's words; for the record and its review. */
  readonly emergency?: string | undefined;
  /** Whether the whole request is to be refused when a field of it is; otherwise that field alone. */
  readonly refuseWhole?: boolean | undefined;
  readonly wantsProvenance: boolean;
  /** Whether the answer is to be signed; it is then one complete answer. */
  readonly wantsSignature?: boolean | undefined;
  /** Hears where the record of the answer stands, before the answer leaves: of each part and event on its own. */
  readonly onRecorded?: ((recorded: RecordedAnswer) => void) | undefined;
  /** What the door can deliver besides one complete answer. */
  readonly accepts: { readonly incremental: boolean; readonly events: boolean };
  readonly signal: EndSignal;
}

/** What the log has of an answer, as far as a signature says it. */
export interface RecordedAnswer {
  readonly recordId: string;
  readonly purpose?: string | undefined;
  readonly caseId?: string | undefined;
  readonly operationHash?: string | undefined;
}

/** A JSON text in pieces, so that a long one need not be put together in memory. May be walked once. */
export type TextPieces = Iterable<ByteText>;

/**
 * What goes back.
 *
 * - `refused`: the request never reached execution, so there is no `data` ("GraphQL over HTTP", section 7.1.1)
 * - `complete`: the whole GraphQL response, with a detached signature over its bytes where one was asked for
 * - `incremental`: the first response and the later ones (`@defer`), each a whole JSON object
 * - `events`: one GraphQL response per event of a subscription; ending the iteration ends the subscription
 */
export type GatewayAnswer =
  | { readonly kind: 'refused'; readonly status: number; readonly errors: readonly ClientError[] }
  | { readonly kind: 'complete'; readonly body: TextPieces; readonly signature?: string }
  | { readonly kind: 'incremental'; readonly parts: AsyncIterable<TextPieces> }
  | { readonly kind: 'events'; readonly events: AsyncIterable<TextPieces> };

/** Answers one request. Rejects with a `GatewayError` when the request as a whole is refused at the door. */
export type AnswerRequest = (request: GatewayRequest) => Promise<GatewayAnswer>;
