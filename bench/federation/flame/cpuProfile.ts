/** What `node --cpu-prof` writes (Chrome DevTools Protocol, `Profiler.Profile`), as far as it is read. Times in microseconds. */
export interface CpuProfile {
  readonly nodes: readonly ProfileNode[];
  /** When the first of the time deltas begins, on the machine's monotonic clock. */
  readonly startTime: number;
  readonly endTime: number;
  /** The node that was running at each sample. */
  readonly samples: readonly number[];
  /** From each sample's predecessor to it. */
  readonly timeDeltas: readonly number[];
}

/** A function, as called by what leads to it. */
export interface ProfileNode {
  readonly id: number;
  readonly callFrame: CallFrame;
  readonly children?: readonly number[];
}

/** Where a function stands; all of V8's own, as the garbage collector, have an empty address. */
export interface CallFrame {
  readonly functionName: string;
  readonly url: string;
  readonly lineNumber: number;
  readonly columnNumber: number;
}
