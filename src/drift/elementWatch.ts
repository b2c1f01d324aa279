import type { Quarantine, Quarantined } from '../model/drift.ts';
import type { Refusal } from '../model/access.ts';
import type { SourceId } from '../model/source.ts';
import type { Interval } from '../util/wilson.ts';
import { ShareWindow } from './shareWindow.ts';

export interface ElementWatchOptions {
  /** Share of broken values above which an element is kept back (from 0 to 1). */
  readonly mostBroken: number;
  /** Values that must have been seen before anything is decided (count). */
  readonly leastValues: number;
  /** Values that are looked back on (count). */
  readonly window: number;
  readonly nowIso: () => string;
  /** Agency that answers for an element. */
  readonly ownerOf: (element: string) => Refusal['owner'];
  /** Hears of each element that is kept back, and of each that is given again. */
  readonly onChange: (change: DriftChange) => void;
}

/** An element is kept back, or given again. */
export interface DriftChange extends Quarantined {
  readonly kind: 'quarantined' | 'released';
  /** Values that were seen (count), and what share of all values breaks a rule (95 % confidence). */
  readonly seen: number;
  readonly share: Interval;
}

/** Counts broken values by source and element, and decides what is kept back. Values themselves are not kept. */
export class ElementWatch implements Quarantine {
  readonly #options: ElementWatchOptions;
  readonly #windows = new Map<string, ShareWindow>();
  #quarantined: readonly Quarantined[] = [];
  #refusals: ReadonlyMap<string, Refusal> = new Map();

  constructor(options: ElementWatchOptions) {
    this.#options = options;
  }

  readonly current = (): readonly Quarantined[] => this.#quarantined;

  readonly refusalOf = (coordinate: string): Refusal | undefined => this.#refusals.get(coordinate);

  /** - `broken`: the rule that the value broke; none when it kept all */
  note(source: SourceId, element: string, broken: string | undefined): void {
    const { leastValues, mostBroken, nowIso } = this.#options;
    const window = this.#windowOf(source, element);
    window.note(broken !== undefined);
    if (window.count < leastValues) return;
    const known = this.#quarantined.find((each) => each.source === source && each.element === element);
    const { share } = window;
    if (known === undefined && broken !== undefined && share.low > mostBroken) {
      const entry = { source, element, rule: broken, since: nowIso() };
      this.#set([...this.#quarantined, entry]);
      this.#tell('quarantined', entry, window);
    } else if (known !== undefined && share.high < mostBroken) {
      this.#set(this.#quarantined.filter((each) => each !== known));
      this.#tell('released', known, window);
    }
  }

  #windowOf(source: SourceId, element: string): ShareWindow {
    const key = `${source} ${element}`;
    const known = this.#windows.get(key) ?? new ShareWindow(this.#options.window);
    this.#windows.set(key, known);
    return known;
  }

  /** What comes after a decision is judged by itself. */
  #tell(kind: DriftChange['kind'], entry: Quarantined, window: ShareWindow): void {
    this.#options.onChange({ kind, ...entry, seen: window.count, share: window.share });
    window.clear();
  }

  #set(quarantined: readonly Quarantined[]): void {
    this.#quarantined = quarantined;
    this.#refusals = new Map(
      quarantined.map(({ source, element, rule }) => {
        const owner = this.#options.ownerOf(element);
        const params = { source, element, rule };
        return [element, { code: 'SOURCE_ELEMENT_QUARANTINED', params, isPassing: true, ...(owner && { owner }) }];
      }),
    );
  }
}
