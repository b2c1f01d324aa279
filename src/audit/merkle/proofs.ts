import { EMPTY_ROOT, nodeHash, type Hash } from './hashes.ts';
import type { LeafRange } from './rangeHash.ts';

/**
 * The ranges of leaves whose hashes prove that the leaf at `index` is in the tree of `size` leaves, the nearest first.
 *
 * From: RFC 9162, section 2.1.3.1.
 */
export function inclusionRanges(index: number, size: number): LeafRange[] {
  const ranges: LeafRange[] = [];
  let start = 0;
  let end = size;
  while (end - start > 1) {
    const middle = start + splitOf(end - start);
    if (index < middle) {
      ranges.push({ start: middle, end });
      end = middle;
    } else {
      ranges.push({ start, end: middle });
      start = middle;
    }
  }
  return ranges.reverse();
}

/**
 * The ranges of leaves whose hashes prove that the tree of `second` leaves begins with the tree of `first`.
 *
 * From: RFC 9162, section 2.1.4.1.
 */
export function consistencyRanges(first: number, second: number): LeafRange[] {
  if (first === 0 || first === second) return [];
  const ranges: LeafRange[] = [];
  let start = 0;
  let end = second;
  while (end !== first) {
    const middle = start + splitOf(end - start);
    if (first <= middle) {
      ranges.push({ start: middle, end });
      end = middle;
    } else {
      ranges.push({ start, end: middle });
      start = middle;
    }
  }
  // The old tree as a whole needs no saying when it is a complete subtree on the left: the verifier has its root.
  if (start > 0) ranges.push({ start, end });
  return ranges.reverse();
}

/** Whether `path` leads from the leaf to the root. From: RFC 9162, section 2.1.3.2. */
export function isIncluded(
  claim: { readonly leaf: Hash; readonly index: number; readonly size: number; readonly root: Hash },
  path: readonly Hash[],
): boolean {
  if (claim.index >= claim.size) return false;
  let index = claim.index;
  let last = claim.size - 1;
  let hash = claim.leaf;
  for (const sibling of path) {
    if (last === 0) return false;
    if (index % 2 === 1 || index === last) {
      hash = nodeHash(sibling, hash);
      while (index % 2 === 0 && index !== 0) {
        index = half(index);
        last = half(last);
      }
    } else {
      hash = nodeHash(hash, sibling);
    }
    index = half(index);
    last = half(last);
  }
  return last === 0 && hash === claim.root;
}

/** Whether `path` leads from the old root to the new one. From: RFC 9162, section 2.1.4.2. */
export function isConsistent(
  first: { readonly size: number; readonly root: Hash },
  second: { readonly size: number; readonly root: Hash },
  path: readonly Hash[],
): boolean {
  if (first.size > second.size) return false;
  if (first.size === second.size) return path.length === 0 && first.root === second.root;
  if (first.size === 0) return path.length === 0 && first.root === EMPTY_ROOT;
  const isComplete = Number.isInteger(Math.log2(first.size));
  const [start, ...rest] = isComplete ? [first.root, ...path] : path;
  if (start === undefined || (isComplete && path.length === 0)) return false;
  let index = first.size - 1;
  let last = second.size - 1;
  while (index % 2 === 1) {
    index = half(index);
    last = half(last);
  }
  let oldRoot = start;
  let newRoot = start;
  for (const sibling of rest) {
    if (last === 0) return false;
    if (index % 2 === 1 || index === last) {
      oldRoot = nodeHash(sibling, oldRoot);
      newRoot = nodeHash(sibling, newRoot);
      while (index % 2 === 0 && index !== 0) {
        index = half(index);
        last = half(last);
      }
    } else {
      newRoot = nodeHash(newRoot, sibling);
    }
    index = half(index);
    last = half(last);
  }
  return last === 0 && oldRoot === first.root && newRoot === second.root;
}

/** The largest power of two below `count`, which is at least 2. */
function splitOf(count: number): number {
  return 2 ** Math.ceil(Math.log2(count) - 1);
}

/** Not by a shift, which would end at 2^31 records. */
function half(value: number): number {
  return Math.floor(value / 2);
}
