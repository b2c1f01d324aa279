import type { SourceCall } from '../model/sourceCall.ts';
import { addBins, addSize, emptyBins, percentile, type Bins } from '../util/bins.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/** Sliding windows, by name, in minutes. */
const WINDOWS = { '5m': 5, '1h': 60, '24h': 1440 } as const;
const SLOTS = WINDOWS['24h'];

/** Nobody waited any longer: it says nothing about the source. */
export const CANCELLED = 'SOURCE_CANCELLED';

interface Slot {
  /** Minutes since 1970. */
  readonly minute: number;
  answered: number;
  readonly failures: Map<string, number>;
  readonly refusals: Map<string, number>;
  readonly latency: Bins;
  /** How long ago records had been touched (hours); made when the first one says so. */
  ages: Bins | undefined;
}

/** What a source did within one window. */
export interface WindowFigures {
  /** Calls that came to an end, those called off left out (count). */
  readonly calls: number;
  /** Share of the calls that was answered, 0 to 1; `null` without calls. */
  readonly successShare: number | null;
  /** Of answered calls (ms, at most 19 % too high); `null` without any. */
  readonly p50Ms: number | null;
  readonly p95Ms: number | null;
  /** Calls that failed as a whole, by catalogue code (count). */
  readonly failures: Readonly<Record<string, number>>;
  /** Calls that nobody waited for to the end (count). */
  readonly cancelled: number;
  /** Fields of the source that were asked for and that the gateway refused, by catalogue code (count); none was fetched. */
  readonly refusals: Readonly<Record<string, number>>;
  /** Records in sampled answers that said when they were last touched (count). */
  readonly dated: number;
  /** How long before the answer that was (hours, at most 19 % and 1 hour too high); `null` without any. */
  readonly p50AgeHours: number | null;
  readonly p95AgeHours: number | null;
  /** Whether the gateway has run for the whole window; when not, the figures begin at its start. */
  readonly isWhole: boolean;
}

export interface SourceFiguresReport {
  /** When counting began, which is the start of the gateway (ISO 8601). */
  readonly since: string;
  /** When the source last answered a call (ISO 8601); `null` when it has not since then. */
  readonly lastAnsweredAt: string | null;
  readonly windows: Readonly<Record<keyof typeof WINDOWS, WindowFigures>>;
}

/**
 * Figures of one source over sliding windows of whole minutes, the current one included. Kept in memory: at most one slot
 * a minute for a day (about 1 MB), none for minutes without calls. A restart begins anew, and the report says so.
 */
export class SourceFigures {
  readonly #slots = new Map<number, Slot>();
  readonly #nowMs: () => number;
  readonly #sinceMs: number;
  #lastAnsweredMs: number | undefined;

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
    this.#sinceMs = nowMs();
  }

  add({ tookMs, code }: SourceCall): void {
    const slot = this.#slotNow();
    if (code !== undefined) {
      increase(slot.failures, code);
      return;
    }
    slot.answered += 1;
    addSize(slot.latency, tookMs);
    this.#lastAnsweredMs = this.#nowMs();
  }

  /** A field of the source was asked for, and refused with a code. */
  refuse(code: string): void {
    increase(this.#slotNow().refusals, code);
  }

  /** A record of the source was last touched at a moment (ISO 8601); what is none, or to come, is passed over. */
  date(touchedAt: string): void {
    const ageMs = this.#nowMs() - Date.parse(touchedAt);
    if (!(ageMs >= 0)) return;
    const slot = this.#slotNow();
    addSize((slot.ages ??= emptyBins()), ageMs / HOUR_MS);
  }

  report(): SourceFiguresReport {
    return {
      since: iso(this.#sinceMs),
      lastAnsweredAt: this.#lastAnsweredMs === undefined ? null : iso(this.#lastAnsweredMs),
      windows: { '5m': this.#over(WINDOWS['5m']), '1h': this.#over(WINDOWS['1h']), '24h': this.#over(WINDOWS['24h']) },
    };
  }

  #slotNow(): Slot {
    const minute = Math.floor(this.#nowMs() / MINUTE_MS);
    // The index of a minute comes round after a day, and what stood there is forgotten.
    const index = minute % SLOTS;
    const known = this.#slots.get(index);
    if (known?.minute === minute) return known;
    const made: Slot = {
      ...{ minute, answered: 0, latency: emptyBins(), ages: undefined },
      ...{ failures: new Map<string, number>(), refusals: new Map<string, number>() },
    };
    this.#slots.set(index, made);
    return made;
  }

  #over(minutes: number): WindowFigures {
    const nowMs = this.#nowMs();
    const last = Math.floor(nowMs / MINUTE_MS);
    const [latency, ages] = [emptyBins(), emptyBins()];
    const [failures, refusals] = [new Map<string, number>(), new Map<string, number>()];
    let answered = 0;
    for (const slot of this.#slots.values()) {
      if (slot.minute <= last - minutes || slot.minute > last) continue;
      answered += slot.answered;
      addBins(latency, slot.latency);
      if (slot.ages !== undefined) addBins(ages, slot.ages);
      for (const [code, count] of slot.failures) increase(failures, code, count);
      for (const [code, count] of slot.refusals) increase(refusals, code, count);
    }
    const cancelled = failures.get(CANCELLED) ?? 0;
    failures.delete(CANCELLED);
    const calls = [...failures.values()].reduce((sum, count) => sum + count, answered);
    return {
      calls,
      successShare: calls === 0 ? null : answered / calls,
      p50Ms: percentile(latency, 0.5),
      p95Ms: percentile(latency, 0.95),
      failures: Object.fromEntries([...failures].sort()),
      cancelled,
      refusals: Object.fromEntries([...refusals].sort()),
      dated: ages.reduce((sum, count) => sum + count, 0),
      p50AgeHours: percentile(ages, 0.5),
      p95AgeHours: percentile(ages, 0.95),
      isWhole: nowMs - this.#sinceMs >= minutes * MINUTE_MS,
    };
  }
}

function increase(counts: Map<string, number>, code: string, by = 1): void {
  counts.set(code, (counts.get(code) ?? 0) + by);
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
