import type { Random } from './random.ts';

/** Draws an item as often as its weight says; weights are relative and need not add up to anything. */
export function createWeighted<T>(entries: readonly (readonly [item: T, weight: number])[]): (random: Random) => T {
  const total = entries.reduce((sum, [, weight]) => sum + weight, 0);
  // A table of 1024 cells turns each draw into one look-up; weights below a thousandth are rounded up to one cell.
  const cells: T[] = [];
  for (const [item, weight] of entries) {
    const count = Math.max(1, Math.round((weight / total) * 1024));
    for (let i = 0; i < count; i += 1) cells.push(item);
  }
  return (random) => random.pick(cells);
}
