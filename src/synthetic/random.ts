/** Numbers that look random and depend on the seed alone. */
export interface Random {
  /** From 0 (inclusive) to 1 (exclusive). */
  readonly next: () => number;
  /** Whole number from `low` to `high`, both inclusive. */
  readonly between: (low: number, high: number) => number;
  /** True with this probability (0 to 1). */
  readonly chance: (probability: number) => boolean;
  readonly pick: <T>(items: readonly T[]) => T;
}

/**
 * A stream of its own for each (seed, index, stream), so that any family can be made without the ones before it.
 *
 * From: T. Ettinger, mulberry32; the mixing of the three numbers is the finaliser of MurmurHash3.
 */
export function createRandom(seed: number, index: number, stream: number): Random {
  let state = mix(mix(mix(seed) ^ index) ^ Math.imul(stream, 0x9e3779b1));
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return {
    next,
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    chance: (probability) => next() < probability,
    pick: (items) => {
      const item = items[Math.floor(next() * items.length)];
      if (item === undefined) throw new Error('Picking needs at least one item, but got none.');
      return item;
    },
  };
}

function mix(value: number): number {
  let hash = value | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
