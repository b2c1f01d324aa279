/** Entries that may come before a map is made anew (count); as many times its size where that is more. */
const RENEWED_AFTER = 256;
const RENEWED_TIMES = 4;

/**
 * A long-lived map whose entries come and go, as requests under way.
 *
 * A `Map` would do, but V8 gives it a new table whenever the old one is full of deleted entries, and each table points to the
 * next one, for iterators that are still in the old one. Once one of them is old to the garbage collector, all later ones are
 * kept with what stood in them, until the next collection of everything: each request that is long over is copied twice as if
 * it were under way. A new `Map` now and then cuts the chain. From: V8, `src/objects/ordered-hash-table.h`.
 */
export class PassingMap<Key, Value> {
  #entries = new Map<Key, Value>();
  #added = 0;

  get size(): number {
    return this.#entries.size;
  }

  get(key: Key): Value | undefined {
    return this.#entries.get(key);
  }

  set(key: Key, value: Value): void {
    this.#added += 1;
    if (this.#added > RENEWED_AFTER && this.#added > RENEWED_TIMES * this.#entries.size) this.#renew(this.#entries);
    this.#entries.set(key, value);
  }

  delete(key: Key): void {
    this.#entries.delete(key);
  }

  clear(): void {
    this.#renew([]);
  }

  /** In the order in which they came. */
  keys(): IterableIterator<Key> {
    return this.#entries.keys();
  }

  #renew(entries: Iterable<readonly [Key, Value]>): void {
    this.#entries = new Map(entries);
    this.#added = 0;
  }
}
