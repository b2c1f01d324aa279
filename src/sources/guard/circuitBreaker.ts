import type { Timing } from './timing.ts';

/** Whether calls go through. `trial`: one call may try whether the source is back. */
export type Passage = 'open' | 'trial' | 'closed';

/**
 * Stops calling a source that keeps failing, so that one ministry's outage costs its own fields only, and costs them
 * quickly.
 *
 * - `failureLimit`: failures in a row before calls stop (count, at least 1)
 * - `restMs`: how long calls stop before one trial (milliseconds)
 *
 * Our own rather than a library's: the clock is passed in, and probes begin and end the rest as well as calls do.
 *
 * From: M. Nygard, Release It!, 2nd ed., "Circuit Breaker".
 */
export class CircuitBreaker {
  readonly #settings: { readonly failureLimit: number; readonly restMs: number };
  readonly #timing: Timing;
  #failures = 0;
  #restSinceMs: number | undefined;
  #isOnTrial = false;

  constructor(settings: { readonly failureLimit: number; readonly restMs: number }, timing: Timing) {
    this.#settings = settings;
    this.#timing = timing;
  }

  /** Whether a call may pass now. `trial` is given to one caller, who must tell how it went. */
  pass(): Passage {
    if (this.#restSinceMs === undefined) return 'open';
    if (this.#isOnTrial || this.#isResting()) return 'closed';
    this.#isOnTrial = true;
    return 'trial';
  }

  succeed(): void {
    this.#failures = 0;
    this.#restSinceMs = undefined;
    this.#isOnTrial = false;
  }

  /** Returns whether calls are stopped from now on. */
  fail(): boolean {
    this.#failures += 1;
    const stops = this.#isOnTrial || this.#failures >= this.#settings.failureLimit;
    this.#isOnTrial = false;
    if (stops) this.#restSinceMs = this.#timing.nowMs();
    return stops;
  }

  /** Stops calls, whatever was counted. A rest that is under way is not prolonged, so that a call may still try. */
  stop(): void {
    if (!this.#isResting()) this.#restSinceMs = this.#timing.nowMs();
  }

  /** The trial call ended without telling anything: its client left. Another may try. */
  abandon(): void {
    this.#isOnTrial = false;
  }

  #isResting(): boolean {
    return this.#restSinceMs !== undefined && this.#timing.nowMs() - this.#restSinceMs < this.#settings.restMs;
  }
}
