import type { ServerResponse } from 'node:http';
import { Ending, type EndSignal } from '../util/ending.ts';

/** Tells those who work on an answer that nobody waits for it any more. */
export interface RequestSignal {
  readonly signal: EndSignal;
  /** Takes the time limit away: what is delivered from now on lasts as long as the client wants. */
  readonly withoutLimit: () => void;
}

/**
 * A signal that fires when the client closes the connection before the answer is written, so that no ministry works for
 * nobody, and when the time for a request is over (milliseconds).
 */
export function requestSignal(response: ServerResponse, timeoutMs: number): RequestSignal {
  const signal = new Ending();
  const withoutLimit = limitTime(signal, timeoutMs);
  response.once('close', () => {
    withoutLimit();
    if (!response.writableFinished) signal.abort();
  });
  return { signal, withoutLimit };
}

/** Ends what is under way when the time for a request is over (milliseconds), unless the limit is taken away. */
export function limitTime(ending: Ending, timeoutMs: number): () => void {
  const timer = setTimeout(() => {
    ending.abort(new DOMException('The time for the request is over.', 'TimeoutError'));
  }, timeoutMs);
  return () => clearTimeout(timer);
}
