/** What became of one call to a source, without anything that was asked or answered. */
export interface SourceCall {
  /** From the call to its end, waiting for a turn included (ms). */
  readonly tookMs: number;
  /** Catalogue code by which the call failed as a whole; answered when left out. */
  readonly code?: string;
}
