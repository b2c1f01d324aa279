import type { Bins } from '../util/bins.ts';
import type { SourceId } from './source.ts';

/** How much a source was used, as the gateway counts it: no value that was asked or answered. */
export interface Use {
  readonly source: SourceId;
  /** Calls that came to an end (count), and those of them that were answered. */
  readonly calls: number;
  readonly answered: number;
  /** Times of the answered calls (ms). */
  readonly latency: Bins;
  /** Codes of the agencies that were answered. */
  readonly consumers: ReadonlySet<string>;
}
