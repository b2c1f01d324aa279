import { Ending, type EndSignal } from '../util/ending.ts';

/** Ends what is under way for one answer: with the signal of whoever waits for it, or because the answer was given up. */
export class RunSignal extends Ending {
  readonly #outer: EndSignal;
  readonly #end = (): void => this.abort(this.#outer.reason);

  constructor(outer: EndSignal) {
    super();
    this.#outer = outer;
    if (outer.aborted) this.#end();
    else outer.addEventListener('abort', this.#end);
  }

  override abort(reason?: unknown): void {
    this.release();
    super.abort(reason);
  }

  /** Stops listening: the answer is there. */
  release(): void {
    this.#outer.removeEventListener('abort', this.#end);
  }

  /** Settles with the promise, or rejects when the end comes first: a source may not listen to its signal. */
  orEnd<Value>(promise: Promise<Value>): Promise<Value> {
    return new Promise((resolve, reject) => {
      const give = (): void => {
        reject(this.reason instanceof Error ? this.reason : new Error('The request was given up.'));
      };
      if (this.aborted) give();
      this.addEventListener('abort', give);
      promise.then(
        (value) => {
          this.removeEventListener('abort', give);
          resolve(value);
        },
        (error: unknown) => {
          this.removeEventListener('abort', give);
          const reason = error as Error;
          reject(reason);
        },
      );
    });
  }
}
