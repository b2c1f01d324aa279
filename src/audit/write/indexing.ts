/** How long nothing is tried after a failure (milliseconds). */
const PAUSE_MS = 10_000;

export interface IndexingParts {
  /** Takes a step, between two writes; gives whether another is due. */
  readonly step: () => Promise<boolean>;
  readonly nowMs: () => number;
  readonly onFailure: (error: unknown) => void;
}

/** Writes the index of persons on, a step at a time, beside the records: nothing waits for it, and it fails without harm. */
export class Indexing {
  readonly #parts: IndexingParts;
  #running: Promise<void> | undefined;
  #notBeforeMs = 0;
  #isOver = false;

  constructor(parts: IndexingParts) {
    this.#parts = parts;
  }

  /** To be called when records were written. */
  goOn(): void {
    if (this.#isOver || this.#running !== undefined || this.#parts.nowMs() < this.#notBeforeMs) return;
    this.#running = this.#run();
  }

  /** Resolves when the step under way is over; there is no other. */
  async end(): Promise<void> {
    this.#isOver = true;
    await this.#running;
  }

  async #run(): Promise<void> {
    try {
      for (let isDue = true; isDue && !this.#isOver;) isDue = await this.#parts.step();
    } catch (error) {
      this.#notBeforeMs = this.#parts.nowMs() + PAUSE_MS;
      this.#parts.onFailure(error);
    }
    this.#running = undefined;
  }
}
