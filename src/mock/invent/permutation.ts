import { createRandom } from '../../synthetic/random.ts';

/** A one-to-one map of 0 … size-1 onto itself: what one thing leads to leads back to it. */
export interface Permutation {
  readonly apply: (value: number) => number;
  readonly undo: (value: number) => number;
}

const ROUNDS = 4;

/**
 * A permutation that the seed alone determines.
 *
 * - `size`: at most 2^52
 *
 * From: M. Luby, C. Rackoff, 1988 (four rounds); J. Black, P. Rogaway, 2002 (walking the cycle until inside the range).
 */
export function createPermutation(size: number, seed: number, stream: number): Permutation {
  const side = Math.ceil(Math.sqrt(size));
  const mixed = (value: number, round: number) => Math.floor(createRandom(seed, value, stream + round).next() * side);

  /** One way through a square of `side` × `side`. */
  function forward(value: number): number {
    let [left, right] = [Math.floor(value / side), value % side];
    for (let round = 0; round < ROUNDS; round += 1) [left, right] = [right, (left + mixed(right, round)) % side];
    return left * side + right;
  }

  function backward(value: number): number {
    let [left, right] = [Math.floor(value / side), value % side];
    for (let round = ROUNDS - 1; round >= 0; round -= 1) {
      [left, right] = [(right - mixed(left, round) + side) % side, left];
    }
    return left * side + right;
  }

  function walk(step: (value: number) => number, value: number): number {
    let at = step(value);
    // The square is hardly larger than the range, so this turns seldom.
    while (at >= size) at = step(at);
    return at;
  }

  return { apply: (value) => walk(forward, value), undo: (value) => walk(backward, value) };
}
