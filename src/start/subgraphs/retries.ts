import { GatewayError } from '../../errors/gatewayError.ts';

/** Time until the first retry, and the longest until another (milliseconds). */
const FIRST_MS = 10_000;
const LONGEST_MS = 3_600_000;

/** What may come right without any change that would be seen: a file that was closed, a subgraph that was away, a lack of time. */
const PASSING = new Set(['COMPOSITION_WORKER_FAILED', 'SUBGRAPH_LIST_INVALID', 'SUBGRAPH_SCHEMA_UNREADABLE']);

/** Has what failed tried again: the later, the more often it did. It keeps no process from ending. */
export class Retries {
  readonly #again: () => void;
  #waitMs = FIRST_MS;
  #timer: NodeJS.Timeout | undefined;

  constructor(again: () => void) {
    this.#again = again;
  }

  /** Notes a failure; one that will not pass by itself is not tried again. */
  note(error: unknown): void {
    clearTimeout(this.#timer);
    if (!(error instanceof GatewayError) || !PASSING.has(error.code)) {
      this.forget();
      return;
    }
    this.#timer = setTimeout(this.#again, this.#waitMs).unref();
    this.#waitMs = Math.min(2 * this.#waitMs, LONGEST_MS);
  }

  /** Tries nothing again: it has come right, or is over. */
  forget(): void {
    clearTimeout(this.#timer);
    this.#waitMs = FIRST_MS;
  }
}
