/** Vietnam keeps UTC+7 all year. */
const OFFSET_MS = 7 * 3_600_000;

/** Time as the stages need it; passed in, so that tests can hold it still. */
export interface Clock {
  /** Milliseconds since 1970 UTC. */
  readonly nowMs: () => number;
}

export const systemClock: Clock = { nowMs: () => Date.now() };

/** This moment as ISO 8601 with Vietnam's offset. */
export function nowIso(clock: Clock): string {
  return new Date(clock.nowMs() + OFFSET_MS).toISOString().replace('Z', '+07:00');
}

/** Today in Vietnam, `YYYY-MM-DD`. */
export function today(clock: Clock): string {
  return nowIso(clock).slice(0, 10);
}
