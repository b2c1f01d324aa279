/** Counts what is being worked on. */
export class UnderWay {
  #count = 0;

  get count(): number {
    return this.#count;
  }

  /** The same work, which counts from its beginning until it is over. */
  counting<Input, Output>(work: (input: Input) => Promise<Output>): (input: Input) => Promise<Output> {
    return async (input) => {
      this.#count += 1;
      try {
        return await work(input);
      } finally {
        this.#count -= 1;
      }
    };
  }
}
