import type { Planning } from './planning.ts';

/** Remembers answers that may be asked for again while they are being found. */
export class Memory {
  readonly #planning: Planning;
  readonly #working = new Map<ReadonlyMap<string, unknown>, Set<string>>();
  #depth = 0;
  #cuts = 0;

  constructor(planning: Planning) {
    this.#planning = planning;
  }

  /** A question that comes up while it is being answered has no answer (`gap`); what was found with such a gap is not kept. */
  remember<Value>(known: Map<string, Value>, key: string, gap: Value, find: () => Value): Value {
    const answer = known.get(key);
    if (answer !== undefined) return answer;
    const working = this.#workingOn(known);
    if (working.has(key)) {
      this.#cuts += 1;
      return gap;
    }
    this.#planning.spend(1);
    const cutsBefore = this.#cuts;
    working.add(key);
    this.#depth += 1;
    const value = find();
    this.#depth -= 1;
    working.delete(key);
    if (this.#cuts === cutsBefore || this.#depth === 0) known.set(key, value);
    return value;
  }

  #workingOn(known: ReadonlyMap<string, unknown>): Set<string> {
    let working = this.#working.get(known);
    if (working === undefined) this.#working.set(known, (working = new Set()));
    return working;
  }
}
