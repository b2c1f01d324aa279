/** What was opened on the way to a gateway that listens: closed in turn, the last first, when the way ends early or at the end. */
export class Opened {
  readonly #closers: (() => unknown)[] = [];

  /** Keeps what is to be closed, and hands it on. */
  add<Thing extends { readonly close: () => unknown }>(thing: Thing): Thing {
    this.#closers.push(() => thing.close());
    return thing;
  }

  /** Closes everything that is open, each once; what fails to close is thrown when all the others are closed. */
  async close(): Promise<void> {
    const failures: unknown[] = [];
    for (let close = this.#closers.pop(); close !== undefined; close = this.#closers.pop()) {
      try {
        await close();
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, 'Not everything could be closed.');
  }
}

/** Something that is opened when it is first asked for, and closed if it was. */
export function openedOnce<Thing extends { readonly close: () => unknown }>(
  open: () => Thing,
): { readonly get: () => Thing; readonly close: () => unknown } {
  let thing: Thing | undefined;
  return { get: () => (thing ??= open()), close: () => thing?.close() };
}
