/** What one piece of work took. */
export interface Measured<Result> {
  readonly result: Result;
  readonly wallMs: number;
  /** Of the whole process, all threads (user and system, milliseconds): hardly changed by other programmes. */
  readonly cpuMs: number;
  /** Longest time in which the event loop did not turn (milliseconds). */
  readonly heldUpMs: number;
}

const TICK_MS = 5;

/** Runs a piece of work and watches the clock, the processor and the event loop meanwhile. */
export async function measure<Result>(work: () => Result | Promise<Result>): Promise<Measured<Result>> {
  let heldUpMs = 0;
  let last = performance.now();
  const tick = () => {
    heldUpMs = Math.max(heldUpMs, performance.now() - last - TICK_MS);
    last = performance.now();
  };
  const ticking = setInterval(tick, TICK_MS);
  const cpu = process.cpuUsage();
  const start = performance.now();
  const result = await work();
  const wallMs = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  await new Promise((resolve) => setTimeout(resolve, 2 * TICK_MS));
  clearInterval(ticking);
  return { result, wallMs, cpuMs: (user + system) / 1000, heldUpMs };
}
