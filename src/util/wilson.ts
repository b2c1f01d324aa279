/** Limits of a rate, both from 0 to 1. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** How sure an interval is, two-sided. */
export type Confidence = 0.9 | 0.95 | 0.99;

/** Quantiles of the normal distribution. */
const QUANTILES: Readonly<Record<Confidence, number>> = { 0.9: 1.644854, 0.95: 1.959964, 0.99: 2.575829 };

/**
 * Within which limits the rate of a whole lies when `hits` of `size` sampled ones were hit; 95 % sure without `confidence`.
 *
 * From: E. B. Wilson, Probable inference, the law of succession, and statistical inference, 1927.
 */
export function wilson(hits: number, size: number, confidence: Confidence = 0.95): Interval {
  if (size === 0) return { low: 0, high: 1 };
  const z = QUANTILES[confidence];
  const rate = hits / size;
  const spread = z * Math.sqrt((rate * (1 - rate)) / size + z ** 2 / (4 * size ** 2));
  const centre = rate + z ** 2 / (2 * size);
  const scale = 1 + z ** 2 / size;
  return {
    low: hits === 0 ? 0 : (centre - spread) / scale,
    high: hits === size ? 1 : (centre + spread) / scale,
  };
}
