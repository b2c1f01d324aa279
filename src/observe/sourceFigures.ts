import type { SourceCall } from '../model/sourceCall.ts';
import { addLatency, emptyBins, percentile, type LatencyBins } from './latencyBins.ts';

const MINUTE_MS = 60_000;

/** Sliding windows, by name, in minutes. */
const WINDOWS = { '5m': 5, '1h': 60, '24h': 1440 } as const;
const SLOTS = WINDOWS['24h'];

/** Nobody waited any longer: it says nothing about the source. */
const CANCELLED = 'SOURCE_CANCELLED';

interface Slot {
  /** Minutes since 1970. */
  readonly minute: number;
  answered: number;
  readonly codes: Map<string, number>;
  readonly latency: LatencyBins;
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
    const nowMs = this.#nowMs();
    const slot = this.#slotAt(Math.floor(nowMs / MINUTE_MS));
    if (code !== undefined) {
      slot.codes.set(code, (slot.codes.get(code) ?? 0) + 1);
      return;
    }
    slot.answered += 1;
    addLatency(slot.latency, tookMs);
    this.#lastAnsweredMs = nowMs;
  }

  report(): SourceFiguresReport {
    return {
      since: iso(this.#sinceMs),
      lastAnsweredAt: this.#lastAnsweredMs === undefined ? null : iso(this.#lastAnsweredMs),
      windows: { '5m': this.#over(WINDOWS['5m']), '1h': this.#over(WINDOWS['1h']), '24h': this.#over(WINDOWS['24h']) },
    };
  }

  #slotAt(minute: number): Slot {
    // The index of a minute comes round after a day, and what stood there is forgotten.
    const index = minute % SLOTS;
    const known = this.#slots.get(index);
    if (known?.minute === minute) return known;
    const made: Slot = { minute, answered: 0, codes: new Map(), latency: emptyBins() };
    this.#slots.set(index, made);
    return made;
  }

  #over(minutes: number): WindowFigures {
    const nowMs = this.#nowMs();
    const last = Math.floor(nowMs / MINUTE_MS);
    const latency = emptyBins();
    const codes = new Map<string, number>();
    let answered = 0;
    for (const slot of this.#slots.values()) {
      if (slot.minute <= last - minutes || slot.minute > last) continue;
      answered += slot.answered;
      slot.latency.forEach((count, bin) => (latency[bin] = (latency[bin] ?? 0) + count));
      for (const [code, count] of slot.codes) codes.set(code, (codes.get(code) ?? 0) + count);
    }
    const cancelled = codes.get(CANCELLED) ?? 0;
    codes.delete(CANCELLED);
    const calls = [...codes.values()].reduce((sum, count) => sum + count, answered);
    return {
      calls,
      successShare: calls === 0 ? null : answered / calls,
      p50Ms: percentile(latency, 0.5),
      p95Ms: percentile(latency, 0.95),
      failures: Object.fromEntries([...codes].sort()),
      cancelled,
      isWhole: nowMs - this.#sinceMs >= minutes * MINUTE_MS,
    };
  }
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
