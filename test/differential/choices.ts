/**
 * Decisions read from a list of numbers. When the list is at its end every decision is the first, simplest one, so that
 * a shorter list of smaller numbers is a simpler graph or operation: fast-check shrinks the list and nothing else.
 */
export class Choices {
  readonly #numbers: readonly number[];
  #next = 0;

  constructor(numbers: readonly number[]) {
    this.#numbers = numbers;
  }

  /** A number from 0 up to, and without, `count`. */
  below(count: number): number {
    const number = this.#numbers[this.#next++] ?? 0;
    return count < 1 ? 0 : number % count;
  }

  between(least: number, most: number): number {
    return least + this.below(most - least + 1);
  }

  /** True in so many of a hundred cases; false at the end of the list. */
  percent(chance: number): boolean {
    return this.below(100) >= 100 - chance;
  }

  one<Item>(items: readonly Item[]): Item {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new Error('There is nothing to choose from.');
    return item;
  }

  /** Each with that chance; at least one, where there is any. */
  some<Item>(items: readonly Item[], chance: number): readonly Item[] {
    const chosen = items.filter(() => this.percent(chance));
    return chosen.length > 0 || items.length === 0 ? chosen : [this.one(items)];
  }
}
