/** Bins for every doubling of the time: a percentile is at most 19 % above the true one. */
const BINS_PER_DOUBLING = 4;
/** The last bin ends at about 131 s; longer calls fall into it. */
const LAST_BIN = 17 * BINS_PER_DOUBLING;

/** Times of any number of calls in 69 counters. */
export type LatencyBins = Uint32Array;

export const emptyBins = (): LatencyBins => new Uint32Array(LAST_BIN + 1);

/** Counts a time (ms). */
export function addLatency(bins: LatencyBins, tookMs: number): void {
  const bin = tookMs <= 1 ? 0 : Math.min(LAST_BIN, Math.ceil(BINS_PER_DOUBLING * Math.log2(tookMs)));
  bins[bin] = (bins[bin] ?? 0) + 1;
}

/** The time (ms, upper end of its bin) that `share` of the calls took at most; `null` when there were none. */
export function percentile(bins: LatencyBins, share: number): number | null {
  const rank = Math.ceil(share * bins.reduce((sum, count) => sum + count, 0));
  if (rank === 0) return null;
  let seen = 0;
  const bin = bins.findIndex((count) => (seen += count) >= rank);
  return Math.round(2 ** (bin / BINS_PER_DOUBLING));
}
