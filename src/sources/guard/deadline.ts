import { GatewayError } from '../../errors/gatewayError.ts';
import type { SourceId } from '../../model/source.ts';
import type { Timing } from './timing.ts';
import { Ending, isTimeout, reasonOf, type EndSignal } from '../../util/ending.ts';

/** A signal that ends one call: when the client leaves, or when its time or that of the whole request is over. */
export interface Deadline {
  readonly signal: EndSignal;
  /** Settles with the work, or rejects as soon as the signal is aborted, whether the work heeds it or not. */
  race<T>(work: Promise<T>): Promise<T>;
  /** Must be called when the work is done. */
  release(): void;
}

/**
 * - `outer`: the signal of the whole request; ends the call with `SOURCE_CANCELLED` when the client left or the request
 *   was over before, and with `SOURCE_TIMED_OUT` when the request's time (`AbortSignal.timeout`) runs out on this call
 * - `waitMs`: longest wait (milliseconds); ends it with `SOURCE_TIMED_OUT`
 */
export function startDeadline(source: SourceId, outer: EndSignal, waitMs: number, timing: Timing): Deadline {
  const signal = new Ending();
  const startedMs = timing.nowMs();
  const cancel = (): void => signal.abort(new GatewayError('SOURCE_CANCELLED', { source }));
  const end = (): void => signal.abort(endOf(source, outer, timing.nowMs() - startedMs));
  const stopTimer = timing.after(waitMs, () =>
    signal.abort(new GatewayError('SOURCE_TIMED_OUT', { source, waitedMs: waitMs })),
  );
  if (outer.aborted) cancel();
  else outer.addEventListener('abort', end);

  const aborted = new Promise<never>((_, reject) => {
    if (signal.aborted) reject(reasonOf(signal));
    else signal.addEventListener('abort', () => reject(reasonOf(signal)));
  });
  aborted.catch(() => undefined);

  return {
    signal,
    race: (work) => Promise.race([work, aborted]),
    release: () => {
      stopTimer();
      outer.removeEventListener('abort', end);
    },
  };
}

/**
 * What an aborted signal of a request means to a call: its time was over, or nobody waits any more.
 *
 * - `waitedMs`: how long the call had been under way (milliseconds)
 */
export function endOf(source: SourceId, signal: EndSignal, waitedMs: number): GatewayError {
  return isTimeout(signal.reason)
    ? new GatewayError('SOURCE_TIMED_OUT', { source, waitedMs })
    : new GatewayError('SOURCE_CANCELLED', { source });
}
