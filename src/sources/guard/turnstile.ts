import { reasonOf, type EndSignal } from '../../util/ending.ts';
import { PassingMap } from '../../util/passing.ts';

interface Waiting {
  readonly enter: () => void;
}

/**
 * Lets a limited number of calls in at a time; the others wait in order, and leave the queue at once when they are
 * aborted. A slow ministry thus ties up its own calls only.
 *
 * - `limit`: calls at a time (count)
 * - `queueLimit`: calls that may wait (count)
 */
export class Turnstile {
  readonly #limit: number;
  readonly #queueLimit: number;
  readonly #queue = new PassingMap<Waiting, true>();
  #inside = 0;

  constructor(limit: number, queueLimit: number) {
    this.#limit = limit;
    this.#queueLimit = queueLimit;
  }

  /** Whether there was a free place, which is then taken. */
  tryEnter(): boolean {
    if (this.#inside >= this.#limit) return false;
    this.#inside += 1;
    return true;
  }

  /** Waits for a place. Resolves to `true` when inside, `false` when too many wait; rejects with the signal's reason. */
  async enter(signal: EndSignal): Promise<boolean> {
    signal.throwIfAborted();
    if (this.tryEnter()) return true;
    if (this.#queue.size >= this.#queueLimit) return false;
    return new Promise<boolean>((resolve, reject) => {
      const leave = (): void => {
        this.#queue.delete(waiting);
        reject(reasonOf(signal));
      };
      const waiting: Waiting = {
        enter: () => {
          signal.removeEventListener('abort', leave);
          resolve(true);
        },
      };
      this.#queue.set(waiting, true);
      signal.addEventListener('abort', leave);
    });
  }

  /** Must be called once for every `enter` or `tryEnter` that gave `true`. */
  leave(): void {
    const [next] = this.#queue.keys();
    if (next === undefined) {
      this.#inside -= 1;
      return;
    }
    // The place goes on to the next one, so the number inside stays.
    this.#queue.delete(next);
    next.enter();
  }
}
