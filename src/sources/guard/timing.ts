/** Time as the guards see it; passed in, so that tests can turn the clock. */
export interface Timing {
  nowMs(): number;
  /** Calls back once after a wait (milliseconds); the result calls it off. */
  after(waitMs: number, callBack: () => void): () => void;
}

/** The machine's own time. Timers do not keep the process alive. */
export const systemTiming: Timing = {
  nowMs: () => Date.now(),
  after: (waitMs, callBack) => {
    const timer = setTimeout(callBack, waitMs);
    timer.unref();
    return () => clearTimeout(timer);
  },
};
