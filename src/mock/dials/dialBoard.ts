import type { SourceId } from '../../model/source.ts';
import type { Dials } from './dials.ts';

/** The dials as they stand now; turned while the mock runs. */
export class DialBoard {
  #dials: Dials;

  constructor(dials: Dials = {}) {
    this.#dials = dials;
  }

  get all(): Dials {
    return this.#dials;
  }

  /** In place of all that were turned before. */
  turn(dials: Dials): void {
    this.#dials = dials;
  }

  isOut(source: SourceId): boolean {
    return this.#dials[source]?.outage === true;
  }

  /** Milliseconds. */
  latencyMs(source: SourceId): number {
    return this.#dials[source]?.latencyMs ?? 0;
  }

  /** Milliseconds. */
  slowMs(source: SourceId, coordinate: string): number {
    return this.#dials[source]?.slowFields?.[coordinate] ?? 0;
  }
}
