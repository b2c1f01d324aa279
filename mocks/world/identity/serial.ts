/** Families that one identifier prefix can hold; 10,000,000 people need 464,000. */
const RANGE = 480_000;
/** Has no divisor in common with the range, so that every ordinal gets a serial of its own. */
const STEP = 269_987;

/** Where a serial is taken from, so that serials of different origin never meet. */
export type SerialRange = 'born-here' | 'married-in';

/**
 * Serial (last six digits of a personal identifier) for a family's running number under its prefix.
 *
 * Members of one family share the serial and differ in sex or birth year. Those who married into a family, and numbers
 * that were cancelled, come from a second range. Serials of 990000 and above stay free for named scenarios.
 */
export function serialOf(seed: number, ordinal: number, range: SerialRange): number {
  const offset = (Math.abs(seed) * 7919) % RANGE;
  const serial = (ordinal * STEP + offset) % RANGE;
  return range === 'born-here' ? serial : 500_000 + serial;
}
