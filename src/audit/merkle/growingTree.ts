import { EMPTY_ROOT, nodeHash, type Hash } from './hashes.ts';

/** Levels of the tree from one kept node to the next above it: a kept node stands over 256 of the level below. */
export const LEVELS_PER_TILE = 8;

/** A node that is complete: its hash will not change however the log grows. */
export interface TreeNode {
  /** Height above the leaves; a multiple of `LEVELS_PER_TILE`. */
  readonly level: number;
  /** Among the nodes of its level, from 0. */
  readonly position: number;
  readonly hash: Hash;
}

/**
 * The head of a Merkle tree that only grows, in memory of the order of its height: the hashes of its complete subtrees,
 * the largest first.
 *
 * From: RFC 9162, section 2.1.2.
 */
export class GrowingTree {
  #size: number;
  readonly #peaks: Hash[];

  /** - `peaks`: of a tree of this size, as `peaks` gave them */
  constructor(size = 0, peaks: readonly Hash[] = []) {
    this.#size = size;
    this.#peaks = [...peaks];
  }

  get size(): number {
    return this.#size;
  }

  get peaks(): readonly Hash[] {
    return [...this.#peaks];
  }

  /** Adds a leaf; nodes that are kept and have become complete are added to `completed`. */
  append(leaf: Hash, completed?: TreeNode[]): void {
    let hash = leaf;
    let level = 0;
    // Each 1 at the end of the size is a complete subtree as tall as the one that comes.
    for (let rest = this.#size; rest % 2 === 1; rest = (rest - 1) / 2) {
      hash = nodeHash(this.#peaks.pop() ?? '', hash);
      level += 1;
      if (level % LEVELS_PER_TILE === 0) {
        completed?.push({ level, position: Math.floor(this.#size / 2 ** level), hash });
      }
    }
    this.#peaks.push(hash);
    this.#size += 1;
  }

  root(): Hash {
    return rootOfPeaks(this.#peaks);
  }
}

/** Hash over complete subtrees that stand side by side, the largest first. */
export function rootOfPeaks(peaks: readonly Hash[]): Hash {
  const last = peaks.at(-1);
  if (last === undefined) return EMPTY_ROOT;
  return peaks.slice(0, -1).reduceRight((right, left) => nodeHash(left, right), last);
}
