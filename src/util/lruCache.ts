import { PassingMap } from './passing.ts';

/** An entry in its place between the one that was used after it and the one that was used before it. */
interface Entry<Key, Value> {
  readonly key: Key;
  value: Value;
  weight: number;
  newer: Entry<Key, Value> | undefined;
  older: Entry<Key, Value> | undefined;
}

/**
 * A bounded cache that forgets what was not used for longest.
 *
 * - `maxWeight`: upper bound of the sum of weights (entries unless `weigh` says otherwise)
 * - `weigh`: weight of an entry, at least 0; an entry heavier than the whole cache is not kept
 *
 * Entries are chained in the order of their use. The order of a `Map` would say the same, but each look would then delete
 * and insert, and to find the first of a `Map` is to pass all that were deleted before it. So is to find a key that was
 * deleted and inserted many times; a key that is there therefore keeps its place in the map.
 */
export class LruCache<Key, Value> {
  readonly #maxWeight: number;
  readonly #weigh: (value: Value, key: Key) => number;
  readonly #entries = new PassingMap<Key, Entry<Key, Value>>();
  #newest: Entry<Key, Value> | undefined;
  #oldest: Entry<Key, Value> | undefined;
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
    this.#use(entry);
    return entry.value;
  }

  set(key: Key, value: Value): void {
    const weight = this.#weigh(value, key);
    const known = this.#entries.get(key);
    if (weight > this.#maxWeight) {
      if (known !== undefined) this.delete(key);
      return;
    }
    if (known === undefined) {
      const entry = { key, value, weight, newer: undefined, older: undefined };
      this.#entries.set(key, entry);
      this.#chain(entry);
      this.#weight += weight;
    } else {
      this.#weight += weight - known.weight;
      known.value = value;
      known.weight = weight;
      this.#use(known);
    }
    while (this.#weight > this.#maxWeight && this.#oldest !== undefined) this.delete(this.#oldest.key);
  }

  delete(key: Key): void {
    const entry = this.#entries.get(key);
    if (entry === undefined) return;
    this.#entries.delete(key);
    this.#unchain(entry);
    // What is forgotten would keep its neighbours as long as the garbage collector keeps it.
    entry.newer = undefined;
    entry.older = undefined;
    this.#weight -= entry.weight;
  }

  #use(entry: Entry<Key, Value>): void {
    if (entry === this.#newest) return;
    this.#unchain(entry);
    this.#chain(entry);
  }

  #chain(entry: Entry<Key, Value>): void {
    entry.older = this.#newest;
    entry.newer = undefined;
    if (this.#newest !== undefined) this.#newest.newer = entry;
    this.#newest = entry;
    this.#oldest ??= entry;
  }

  #unchain({ newer, older }: Entry<Key, Value>): void {
    if (newer === undefined) this.#newest = older;
    else newer.older = older;
    if (older === undefined) this.#oldest = newer;
    else older.newer = newer;
  }
}
