import { GatewayError } from '../../errors/gatewayError.ts';

/** Counts the values of an answer, so that a runaway answer ends in an error rather than in exhausted memory. */
export class ValueBudget {
  readonly #limit: number;
  #spent = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Values counted so far. */
  get spent(): number {
    return this.#spent;
  }

  /** Takes back what was spent on something that is read once more. */
  returnTo(spent: number): void {
    this.#spent = spent;
  }

  spend(values: number): void {
    this.#spent += values;
    if (this.#spent > this.#limit) throw new GatewayError('ANSWER_TOO_LARGE', { limit: this.#limit });
  }
}
