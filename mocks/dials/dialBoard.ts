import { calmDials, type Dials } from './dials.ts';

/** What a ministry has done since it started; statements are SQL statements against its own file. */
export interface Stats {
  calls: number;
  statements: number;
}

/** A ministry's dials, turned while it runs. */
export interface DialBoard {
  /** The settings of this moment. */
  readonly current: () => Dials;
  /** Changes the settings named and leaves the others. */
  readonly set: (settings: Partial<Dials>) => void;
  /** Back to a good day. */
  readonly calm: () => void;
  /** Wait for the next answer (milliseconds): the delay and a share of the jitter. */
  readonly nextDelayMs: () => number;
  /** Whether the next call is one that fails. */
  readonly nextFails: () => boolean;
  readonly stats: Stats;
}

/**
 * Keeps the dials of one ministry.
 *
 * - `initial`: settings at start, as the environment gave them
 * - `random`: numbers from 0 (inclusive) to 1 (exclusive), for jitter and the error rate
 */
export function createDialBoard(initial: Partial<Dials> = {}, random: () => number = Math.random): DialBoard {
  let dials: Dials = { ...calmDials, ...initial };
  return {
    current: () => dials,
    set: (settings) => {
      dials = { ...dials, ...settings };
    },
    calm: () => {
      dials = calmDials;
    },
    nextDelayMs: () => dials.delayMs + Math.round(random() * dials.jitterMs),
    nextFails: () => random() < dials.errorRate,
    stats: { calls: 0, statements: 0 },
  };
}
