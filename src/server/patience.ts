/** How long a server waits for its clients (milliseconds), besides the time that it takes to answer. */
export interface Patience {
  /** For the whole of a request, from its first byte on. */
  readonly arrivalMs: number;
  /** While nothing of an answer is read. */
  readonly stillMs: number;
}

export const defaultPatience: Patience = { arrivalMs: 60_000, stillMs: 60_000 };

/** Longest time between two looks for requests that have not come (milliseconds). */
const LONGEST_LOOK_MS = 30_000;

/**
 * The same in the words of the HTTP server: no client may hold a connection, and an answer with it, by sending a request
 * that never ends or by never reading what it asked for. A request that may take longer may arrive for longer, too.
 *
 * - `pingMs`: how often those who wait for events are told something
 */
export function patienceOptions(
  { arrivalMs, stillMs }: Patience,
  { requestTimeoutMs, pingMs }: { readonly requestTimeoutMs: number; readonly pingMs: number },
) {
  return {
    requestTimeout: Math.max(arrivalMs, requestTimeoutMs),
    connectionTimeout: Math.max(requestTimeoutMs, pingMs) + stillMs,
    http: { headersTimeout: arrivalMs, connectionsCheckingInterval: Math.min(arrivalMs, LONGEST_LOOK_MS) },
  };
}
