import type { Timing } from '../../src/sources/guard/timing.ts';

export interface ManualTiming extends Timing {
  /** Lets time pass (milliseconds); timers that are due call back, in order, and what they start gets its turn. */
  pass(ms: number): Promise<void>;
}

/** Time that stands still until it is told to pass. */
export function manualTiming(): ManualTiming {
  let nowMs = 0;
  const timers = new Map<object, { readonly dueMs: number; readonly callBack: () => void }>();
  return {
    nowMs: () => nowMs,
    after: (waitMs, callBack) => {
      const timer = {};
      timers.set(timer, { dueMs: nowMs + waitMs, callBack });
      return () => void timers.delete(timer);
    },
    pass: async (ms) => {
      nowMs += ms;
      const due = [...timers].filter(([, { dueMs }]) => dueMs <= nowMs);
      due.sort(([, a], [, b]) => a.dueMs - b.dueMs);
      for (const [timer, { callBack }] of due) if (timers.delete(timer)) callBack();
      for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
    },
  };
}
