/**
 * A bounded cache that forgets what was not used for longest.
 *
 * - `maxWeight`: upper bound of the sum of weights (entries unless `weigh` says otherwise)
 * - `weigh`: weight of an entry, at least 0; an entry heavier than the whole cache is not kept
 */
export class LruCache<Key, Value> {
  readonly #maxWeight: number;
  readonly #weigh: (value: Value, key: Key) => number;
  /** A Map iterates in order of insertion: the first entry is the one not used for longest. */
  readonly #entries = new Map<Key, { readonly value: Value; readonly weight: number }>();
  #weight = 0;

  constructor(options: { readonly maxWeight: number; readonly weigh?: (value: Value, key: Key) => number }) {
    this.#maxWeight = options.maxWeight;
    this.#weigh = options.weigh ?? (() => 1);
  }

  /** Number of entries. */
  get size(): number {
    return this.#entries.size;
  }

  get weight(): number {
    return this.#weight;
  }

  get(key: Key): Value | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined) return undefined;
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    return entry.value;
  }

  set(key: Key, value: Value): void {
    this.delete(key);
    const weight = this.#weigh(value, key);
    if (weight > this.#maxWeight) return;
    this.#entries.set(key, { value, weight });
    this.#weight += weight;
    for (const [oldest] of this.#entries) {
      if (this.#weight <= this.#maxWeight) break;
      this.delete(oldest);
    }
  }

  delete(key: Key): void {
    const entry = this.#entries.get(key);
    if (entry === undefined) return;
    this.#entries.delete(key);
    this.#weight -= entry.weight;
  }
}
