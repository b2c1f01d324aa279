/** As-of times that ministries gave for objects of the tree, per fetch. */
export class AsOfTimes {
  readonly #times = new Map<object, Map<number, string>>();

  set(object: object, fetchId: number, at: string): void {
    const known = this.#times.get(object);
    if (known === undefined) this.#times.set(object, new Map([[fetchId, at]]));
    else known.set(fetchId, at);
  }

  of(object: object): ReadonlyMap<number, string> | undefined {
    return this.#times.get(object);
  }

  /** What is known of one object holds for another that takes over its fields. */
  copy(from: object, to: object): void {
    for (const [fetchId, at] of this.#times.get(from) ?? []) this.set(to, fetchId, at);
  }
}
