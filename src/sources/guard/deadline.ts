import { GatewayError } from '../../errors/gatewayError.ts';
import type { SourceId } from '../../model/source.ts';
import type { Timing } from './timing.ts';

/** A signal that ends one call: when the client leaves, or when its time is over. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** Settles with the work, or rejects as soon as the signal is aborted, whether the work heeds it or not. */
  race<T>(work: Promise<T>): Promise<T>;
  /** Must be called when the work is done. */
  release(): void;
}

/**
 * - `outer`: the client's signal; ends the call with `SOURCE_CANCELLED`
 * - `waitMs`: longest wait (milliseconds); ends it with `SOURCE_TIMED_OUT`
 */
export function startDeadline(source: SourceId, outer: AbortSignal, waitMs: number, timing: Timing): Deadline {
  const controller = new AbortController();
  const { signal } = controller;
  const cancel = (): void => controller.abort(new GatewayError('SOURCE_CANCELLED', { source }));
  const stopTimer = timing.after(waitMs, () =>
    controller.abort(new GatewayError('SOURCE_TIMED_OUT', { source, waitedMs: waitMs })),
  );
  if (outer.aborted) cancel();
  else outer.addEventListener('abort', cancel, { once: true });

  const aborted = new Promise<never>((_, reject) => {
    if (signal.aborted) reject(signal.reason as Error);
    else signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
  aborted.catch(() => undefined);

  return {
    signal,
    race: (work) => Promise.race([work, aborted]),
    release: () => {
      stopTimer();
      outer.removeEventListener('abort', cancel);
    },
  };
}
