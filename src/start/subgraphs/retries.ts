import { GatewayError } from '../../errors/gatewayError.ts';

/** Time until the first retry, and the longest between two (milliseconds). */
const FIRST_MS = 10_000;
const LONGEST_MS = 3_600_000;

/** What may come right without any change that would be seen: a file that was closed, a subgraph that was away, a lack of time. */
const PASSING = new Set(['COMPOSITION_WORKER_FAILED', 'SUBGRAPH_LIST_INVALID', 'SUBGRAPH_SCHEMA_UNREADABLE']);

/** When what has failed is tried again: the later, the more often it did. */
export class Retries {
  #waitMs = FIRST_MS;
  #dueMs = Infinity;

  /** Notes a failure; one that will not pass by itself is not tried again. */
  note(error: unknown): void {
    if (!(error instanceof GatewayError) || !PASSING.has(error.code)) {
      this.forget();
      return;
    }
    this.#dueMs = performance.now() + this.#waitMs;
    this.#waitMs = Math.min(2 * this.#waitMs, LONGEST_MS);
  }

  forget(): void {
    this.#waitMs = FIRST_MS;
    this.#dueMs = Infinity;
  }

  /** Tells once that it is time. */
  isDue(): boolean {
    if (performance.now() < this.#dueMs) return false;
    this.#dueMs = Infinity;
    return true;
  }
}
