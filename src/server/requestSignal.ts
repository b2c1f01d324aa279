import type { ServerResponse } from 'node:http';

/** Tells those who work on an answer that nobody waits for it any more. */
export interface RequestSignal {
  readonly signal: AbortSignal;
  /** Takes the time limit away: what is delivered from now on lasts as long as the client wants. */
  readonly withoutLimit: () => void;
}

/**
 * A signal that fires when the client closes the connection before the answer is written, so that no ministry works for
 * nobody, and when the time for a request is over (milliseconds).
 */
export function requestSignal(response: ServerResponse, timeoutMs: number): RequestSignal {
  const controller = new AbortController();
  const withoutLimit = limitTime(controller, timeoutMs);
  response.once('close', () => {
    withoutLimit();
    if (!response.writableFinished) controller.abort();
  });
  return { signal: controller.signal, withoutLimit };
}

/** Ends what listens to a controller when the time for a request is over (milliseconds), unless the limit is taken away. */
export function limitTime(controller: AbortController, timeoutMs: number): () => void {
  const timer = setTimeout(() => {
    controller.abort(new DOMException('The time for the request is over.', 'TimeoutError'));
  }, timeoutMs);
  return () => clearTimeout(timer);
}
