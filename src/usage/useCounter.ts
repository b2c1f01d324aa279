import type { SourceCall } from '../model/sourceCall.ts';
import type { SourceId } from '../model/source.ts';
import { addSize, emptyBins, type Bins } from '../util/bins.ts';
import { CANCELLED } from '../observe/sourceFigures.ts';
import type { DayOfUse } from './useStore.ts';

interface Day extends DayOfUse {
  calls: number;
  answered: number;
  readonly latency: Bins;
  readonly consumers: Set<string>;
}

/** Counts, day by day, what this process asked of its sources and which agencies it answered from them. */
export class UseCounter {
  readonly #days = new Map<string, Day>();
  readonly #changed = new Set<Day>();
  readonly #today: () => string;

  /** - `today`: `YYYY-MM-DD`, in Vietnam */
  constructor(today: () => string) {
    this.#today = today;
  }

  /** Whoever called off says nothing about the source. */
  called(source: SourceId, { tookMs, code }: SourceCall): void {
    if (code === CANCELLED) return;
    const day = this.#now(source);
    day.calls += 1;
    if (code !== undefined) return;
    day.answered += 1;
    addSize(day.latency, tookMs);
  }

  /** An agency was answered from sources. */
  answered(sources: readonly SourceId[], agency: string): void {
    for (const source of sources) {
      const { consumers } = this.#now(source);
      consumers.add(agency);
    }
  }

  /** What changed since it was last taken, as it stands now. Days that are over and were kept are let go. */
  take(): readonly DayOfUse[] {
    const today = this.#today();
    for (const [key, day] of this.#days) if (day.day !== today && !this.#changed.has(day)) this.#days.delete(key);
    const taken = [...this.#changed].map((day) => ({ ...day, latency: day.latency.slice() }));
    this.#changed.clear();
    return taken;
  }

  /** What was taken could not be kept, and is to be taken again. */
  giveBack(days: readonly DayOfUse[]): void {
    for (const { source, day } of days) {
      const own = this.#days.get(keyOf(source, day));
      if (own !== undefined) this.#changed.add(own);
    }
  }

  #now(source: SourceId): Day {
    const day = this.#today();
    const key = keyOf(source, day);
    let known = this.#days.get(key);
    if (known === undefined) {
      known = { source, day, calls: 0, answered: 0, latency: emptyBins(), consumers: new Set() };
      this.#days.set(key, known);
    }
    this.#changed.add(known);
    return known;
  }
}

function keyOf(source: SourceId, day: string): string {
  return `${day} ${source}`;
}
