/**
 * Why there is no answer of the gateway at all.
 *
 * - `network`: it could not be reached, or the connection broke
 * - `timeout`: it took longer than `timeoutMs`
 * - `not-graphql`: something else than a gateway answered, with `status`
 * - `no-document`: the document has neither text nor identifier
 * - `wrong-operation`: a mutation or subscription where a query was expected, or the other way round
 * - `paging`: a connection says that there is more, and not where it begins
 */
export type FailureKind = 'network' | 'timeout' | 'not-graphql' | 'no-document' | 'wrong-operation' | 'paging';

/** Thrown when a request came to nothing; what the gateway refuses is an answer and not a failure. */
export class RequestFailure extends Error {
  override readonly name = 'RequestFailure';
  readonly kind: FailureKind;
  /** HTTP status, where there was one. */
  readonly status: number | undefined;

  constructor(
    kind: FailureKind,
    message: string,
    options: { readonly cause?: unknown; readonly status?: number } = {},
  ) {
    super(message, 'cause' in options ? { cause: options.cause } : {});
    this.kind = kind;
    this.status = options.status;
  }
}
