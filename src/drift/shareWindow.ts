import { wilson, type Interval } from '../util/wilson.ts';

/** The share of the last values of an element that broke a rule. */
export class ShareWindow {
  readonly #last: Uint8Array;
  #next = 0;
  #count = 0;
  #broken = 0;

  /** - `size`: values that are looked back on (count, at least 1) */
  constructor(size: number) {
    this.#last = new Uint8Array(size);
  }

  /** Values that are looked back on just now (count). */
  get count(): number {
    return this.#count;
  }

  /** Between which limits the share of all values lies (Wilson, 95 %). */
  get share(): Interval {
    return wilson(this.#broken, this.#count);
  }

  note(isBroken: boolean): void {
    this.#broken -= this.#last[this.#next] ?? 0;
    this.#last[this.#next] = isBroken ? 1 : 0;
    this.#broken += isBroken ? 1 : 0;
    this.#next = (this.#next + 1) % this.#last.length;
    this.#count = Math.min(this.#count + 1, this.#last.length);
  }

  /** Forgets everything. */
  clear(): void {
    this.#last.fill(0);
    this.#next = this.#count = this.#broken = 0;
  }
}
