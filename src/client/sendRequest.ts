import type { CallOptions, ClientOptions } from './clientOptions.ts';
import { requestBody } from './requestBody.ts';
import { requestHeaders } from './requestHeaders.ts';
import { RequestFailure } from './requestFailure.ts';
import { isTemporary, pause, waitBefore } from './retryRules.ts';
import type { AnyDocument } from './typedDocument.ts';

/** One call, with what its client says where it says nothing. */
export interface Call {
  readonly document: AnyDocument<unknown, never>;
  readonly variables: unknown;
  readonly options: ClientOptions & CallOptions;
  /** Media types that the caller can read. */
  readonly accept: string;
  /** Whether it changes nothing, so that it may be asked again. */
  readonly isRepeatable: boolean;
  /** Further headers. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether the last token was refused: whoever gives the next is told. */
  readonly isRefused?: boolean;
  /** Whether the text goes along with an identifier. */
  readonly withText?: boolean;
}

/**
 * Sends a call, again where that is safe and may help. The body of the response is still to be read.
 *
 * - a refused token (401) is replaced once, where a function gives them: the gateway has executed nothing
 * - throws `RequestFailure`, or the reason of the signal that ended it
 */
export async function sendRequest(call: Call): Promise<Response> {
  const { options, isRepeatable } = call;
  const { retry = {}, random = Math.random } = options;
  let { isRefused = false } = call;
  for (let attempt = 1; ; attempt += 1) {
    const failed = await sendOnce(call, isRefused).catch((error: unknown) => {
      if (isRepeatable && error instanceof RequestFailure && error.kind === 'network') return error;
      throw error;
    });
    if (failed instanceof Response) {
      if (failed.status === 401 && typeof options.token === 'function' && !isRefused) {
        isRefused = true;
        attempt -= 1;
        await failed.body?.cancel();
        continue;
      }
      if (!isRepeatable || !isTemporary(failed.status)) return failed;
    }
    const retryAfter = failed instanceof Response ? failed.headers.get('retry-after') : null;
    const waitMs = waitBefore(attempt, retry, random, retryAfter);
    if (waitMs === undefined) {
      if (failed instanceof Response) return failed;
      throw failed;
    }
    if (failed instanceof Response) await failed.body?.cancel();
    await pause(waitMs, options.signal);
  }
}

async function sendOnce(call: Call, isRefused: boolean): Promise<Response> {
  const { options, accept } = call;
  const { url, signal } = options;
  const headers = await requestHeaders(options, isRefused);
  const body = requestBody(call.document, call.variables, options, call.withText);
  signal?.throwIfAborted();
  // Called on its own: a browser's fetch refuses to be a method of anything but the window.
  const fetchNow = options.fetch ?? fetch;
  return withFailures(
    () =>
      fetchNow(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept, ...headers, ...call.headers },
        body,
        ...(signal && { signal }),
      }),
    signal,
  );
}

/** Runs a part of a request; what breaks it becomes a `RequestFailure`, but for the caller's own signal. */
export async function withFailures<Value>(run: () => Promise<Value>, signal: AbortSignal | undefined): Promise<Value> {
  try {
    return await run();
  } catch (cause) {
    if (cause instanceof RequestFailure) throw cause;
    signal?.throwIfAborted();
    throw new RequestFailure('network', 'The gateway could not be reached, or the connection broke.', { cause });
  }
}
