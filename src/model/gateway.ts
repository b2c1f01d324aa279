import type { ClientError } from '../errors/clientError.ts';

/** One GraphQL request as it came through a door, before anything of it is believed. */
export interface GatewayRequest {
  readonly requestId: string;
  readonly query: string;
  readonly operationName?: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  /** Whether mutations are admitted (not over GET). */
  readonly readOnly: boolean;
  readonly token?: string;
  readonly purpose?: string;
  readonly caseId?: string;
  readonly wantsProvenance: boolean;
  readonly signal: AbortSignal;
}

/** What goes back: `data` is absent when the request never reached execution ("GraphQL over HTTP", section 7.1.1). */
export interface GatewayAnswer {
  /** HTTP status of a document that was refused; left out when it was executed. */
  readonly status?: number;
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly ClientError[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** Answers one request. Rejects with a `GatewayError` when the request as a whole is refused at the door. */
export type AnswerRequest = (request: GatewayRequest) => Promise<GatewayAnswer>;
