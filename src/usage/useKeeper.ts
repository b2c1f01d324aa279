import type { UseCounter } from './useCounter.ts';
import type { UseStore } from './useStore.ts';

export interface UseKeeperOptions {
  readonly counter: UseCounter;
  /** Opened when there is something to keep. */
  readonly store: () => UseStore;
  /** Identifier of this process, which no other bears or has borne. */
  readonly countedBy: string;
  /** Time between two writes (ms): what a process that is killed had counted since the last one is lost. */
  readonly everyMs: number;
  /** First day that is still wanted (`YYYY-MM-DD`). */
  readonly oldestDay: () => string;
  /** Hears when the store stops to answer, and when it answers again. */
  readonly onTurn: (problem: unknown) => void;
}

/** Writes the counts of use down from time to time; while the store does not answer they wait in memory. */
export class UseKeeper {
  readonly #options: UseKeeperOptions;
  readonly #timer: NodeJS.Timeout;
  #writing: Promise<void> = Promise.resolve();
  #isDown = false;
  #forgotOn = '';

  constructor(options: UseKeeperOptions) {
    this.#options = options;
    this.#timer = setInterval(() => void this.keep(), options.everyMs);
    this.#timer.unref();
  }

  /** Writes what has changed, one write after the other; never rejects. */
  keep(): Promise<void> {
    this.#writing = this.#writing.then(() => this.#write());
    return this.#writing;
  }

  /** Writes the rest. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.keep();
  }

  async #write(): Promise<void> {
    const { counter, store, countedBy, oldestDay, onTurn } = this.#options;
    const days = counter.take();
    if (days.length === 0) return;
    try {
      await store().keep(countedBy, days);
      await this.#forget(oldestDay());
      if (this.#isDown) onTurn(undefined);
      this.#isDown = false;
    } catch (error) {
      counter.giveBack(days);
      if (!this.#isDown) onTurn(error);
      this.#isDown = true;
    }
  }

  /** Once a day. */
  async #forget(before: string): Promise<void> {
    if (before === this.#forgotOn) return;
    await this.#options.store().forget(before);
    this.#forgotOn = before;
  }
}
