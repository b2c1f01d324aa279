import { LEVELS_PER_TILE } from './growingTree.ts';
import { nodeHash, type Hash } from './hashes.ts';
import { rootOfPeaks } from './growingTree.ts';

/** Where hashes are kept: all leaves, and the complete nodes of every eighth level. */
export interface HashReader {
  /** Hashes at `level` (0: leaves) from position `start` up to but without `end`, in order. */
  hashes(level: number, start: number, end: number): Promise<readonly Hash[]>;
}

/** Leaves `start` up to but without `end`; `start` is a multiple of the next power of two that is not below their number. */
export interface LeafRange {
  readonly start: number;
  readonly end: number;
}

/** Hash over a range of leaves; reads at most 255 hashes of each kept level. */
export async function rangeHash(reader: HashReader, { start, end }: LeafRange): Promise<Hash> {
  const peaks: Hash[] = [];
  let level = LEVELS_PER_TILE * Math.floor(Math.log2(Math.max(1, end - start)) / LEVELS_PER_TILE);
  for (let at = start; at < end; level -= LEVELS_PER_TILE) {
    const width = 2 ** level;
    const first = at / width;
    const last = Math.floor(end / width);
    if (last > first) peaks.push(...peaksOf(await reader.hashes(level, first, last)));
    at = last * width;
  }
  return rootOfPeaks(peaks);
}

/** The complete subtrees over nodes of one level that start a subtree, the largest first. */
function peaksOf(nodes: readonly Hash[]): Hash[] {
  const peaks: Hash[] = [];
  nodes.forEach((node, count) => {
    let hash = node;
    for (let rest = count; rest % 2 === 1; rest = (rest - 1) / 2) hash = nodeHash(peaks.pop() ?? '', hash);
    peaks.push(hash);
  });
  return peaks;
}
