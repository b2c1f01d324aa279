import { PassingMap } from '../util/passing.ts';

/** How many may listen, and how it is found out that they still do. */
export interface StreamLimits {
  /** Open event streams and WebSockets together (count); more are refused. */
  readonly maxStreams: number;
  /** Operations of one WebSocket at a time (count). */
  readonly maxOperations: number;
  /** Time between two signs of life (milliseconds). */
  readonly pingMs: number;
  /** Time in which a WebSocket must introduce itself (milliseconds). */
  readonly initMs: number;
}

export const defaultStreamLimits: StreamLimits = {
  maxStreams: 10_000,
  maxOperations: 100,
  pingMs: 12_000,
  initMs: 3_000,
};

/** The streams that are open, so that they can be counted, and ended when the gateway stops. */
export class OpenStreams {
  #max: number;
  readonly #open = new PassingMap<() => void, true>();

  constructor(max: number) {
    this.#max = max;
  }

  get count(): number {
    return this.#open.size;
  }

  get isFull(): boolean {
    return this.#open.size >= this.#max;
  }

  /** Counts a stream; the answer forgets it again. */
  add(end: () => void): () => void {
    this.#open.set(end, true);
    return () => this.#open.delete(end);
  }

  /** Ends them, and admits no more. */
  endAll(): void {
    this.#max = 0;
    for (const end of [...this.#open.keys()]) end();
  }
}
