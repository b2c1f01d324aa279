import { LruCache } from '../util/lruCache.ts';
import { createPseudonyms } from '../util/pseudonyms.ts';
import type { VolumeAlert } from '../model/oversight.ts';

const HOUR_MS = 3_600_000;

/** Callers and people remembered at a time, in all (count), some 100 bytes each. The caller who was quiet the longest is forgotten first. */
const MOST_REMEMBERED = 400_000;

/** Alerts kept (count). */
const MOST_ALERTS = 200;

/** Who asks, as far as an alert may say it. */
export interface WatchedCaller {
  /** Tells callers apart; only its keyed hash is kept. */
  readonly name: string;
  readonly agency?: string | undefined;
  readonly role?: string | undefined;
}

interface Watched {
  /** When each person was last asked about, the longest ago first; persons as keyed hashes. */
  readonly seenMs: Map<string, number>;
  /** Not counted until then: the alert is out. */
  quietUntilMs: number;
}

export interface VolumeWatchParts {
  /** Different people whom one caller may ask about within an hour before an alert is raised (count). */
  readonly limit: number;
  readonly nowMs: () => number;
  readonly onAlert: (alert: VolumeAlert) => void;
}

/**
 * Counts different people per caller over a sliding hour, and raises one alert an hour for who passes the limit. What it
 * holds is bounded, and names nobody: callers and people are hashes with a key made at the start.
 *
 * From: Law on Data 60/2024, Article 17(11).
 */
export class VolumeWatch {
  readonly #parts: VolumeWatchParts;
  readonly #pseudonymOf = createPseudonyms();
  readonly #callers: LruCache<string, Watched>;
  /** Names of callers that asked before, by the caller: nobody is hashed anew with every request. */
  readonly #names = new WeakMap<WatchedCaller, string>();
  #alerts: readonly VolumeAlert[] = [];

  constructor(parts: VolumeWatchParts) {
    this.#parts = parts;
    this.#callers = new LruCache({
      // Room for one caller up to the limit at least, whatever the limit.
      maxWeight: Math.max(MOST_REMEMBERED, 2 * parts.limit),
      weigh: ({ seenMs }) => 1 + seenMs.size,
    });
  }

  /** The newest first. */
  get alerts(): readonly VolumeAlert[] {
    return this.#alerts;
  }

  /** Stands for a caller, until the process ends. */
  reference(caller: string): string {
    return this.#pseudonymOf(caller).slice(0, 12);
  }

  note(caller: WatchedCaller, persons: Iterable<string>): void {
    const nowMs = this.#parts.nowMs();
    const name = this.#nameOf(caller);
    const watched = this.#callers.get(name) ?? { seenMs: new Map<string, number>(), quietUntilMs: 0 };
    if (nowMs < watched.quietUntilMs) return;
    this.#count(watched, persons, nowMs);
    if (watched.seenMs.size > this.#parts.limit) {
      this.#raise(caller, watched.seenMs.size, nowMs);
      watched.quietUntilMs = nowMs + HOUR_MS;
      watched.seenMs.clear();
    }
    this.#callers.set(name, watched);
  }

  /** Up to one more than the limit. */
  #count({ seenMs }: Watched, persons: Iterable<string>, nowMs: number): void {
    for (const [person, atMs] of seenMs) {
      if (atMs > nowMs - HOUR_MS) break;
      seenMs.delete(person);
    }
    for (const person of persons) {
      const hash = this.#pseudonymOf(person);
      seenMs.delete(hash);
      seenMs.set(hash, nowMs);
      if (seenMs.size > this.#parts.limit) return;
    }
  }

  #nameOf(caller: WatchedCaller): string {
    let name = this.#names.get(caller);
    if (name === undefined) this.#names.set(caller, (name = this.#pseudonymOf(caller.name)));
    return name;
  }

  #raise({ name, agency, role }: WatchedCaller, persons: number, nowMs: number): void {
    const alert: VolumeAlert = {
      raisedAt: new Date(nowMs).toISOString(),
      ...(agency === undefined ? {} : { agency }),
      ...(role === undefined ? {} : { role }),
      caller: this.reference(name),
      persons,
      limit: this.#parts.limit,
    };
    this.#alerts = [alert, ...this.#alerts].slice(0, MOST_ALERTS);
    this.#parts.onAlert(alert);
  }
}
