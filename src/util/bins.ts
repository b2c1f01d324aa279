/** Bins for every doubling: a percentile is at most 19 % above the true one. */
const BINS_PER_DOUBLING = 4;
/** The last bin ends at 131,072 (131 s in milliseconds, 15 years in hours); what is larger falls into it. */
const LAST_BIN = 17 * BINS_PER_DOUBLING;

/** Sizes of any number of things, in whatever unit, in 69 counters. */
export type Bins = Uint32Array;

export const emptyBins = (): Bins => new Uint32Array(LAST_BIN + 1);

/** Counts a thing of a size. */
export function addSize(bins: Bins, size: number): void {
  const bin = size <= 1 ? 0 : Math.min(LAST_BIN, Math.ceil(BINS_PER_DOUBLING * Math.log2(size)));
  bins[bin] = (bins[bin] ?? 0) + 1;
}

/** Counts once more what others have counted. */
export function addBins(bins: Bins, others: ArrayLike<number>): void {
  for (let bin = 0; bin <= LAST_BIN; bin += 1) bins[bin] = (bins[bin] ?? 0) + (others[bin] ?? 0);
}

/** Things of a size that is surely not above `size` (count): those of the bin in which it lies only where it ends there. */
export function countUpTo(bins: Bins, size: number): number {
  return bins.reduce((sum, count, bin) => (endOf(bin) <= size ? sum + count : sum), 0);
}

/** The size (upper end of its bin, a whole number) that `share` of the things have at most; `null` when there are none. */
export function percentile(bins: Bins, share: number): number | null {
  const rank = Math.ceil(share * bins.reduce((sum, count) => sum + count, 0));
  if (rank === 0) return null;
  let seen = 0;
  return Math.round(endOf(bins.findIndex((count) => (seen += count) >= rank)));
}

function endOf(bin: number): number {
  return 2 ** (bin / BINS_PER_DOUBLING);
}
