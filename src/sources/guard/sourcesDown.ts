import type { SourceCondition, SourceId } from '../../model/source.ts';

/** Which sources are down at the moment, as far as one hears. */
export class SourcesDown {
  #ids: readonly SourceId[] = [];

  /** Sorted; another list whenever it changes. */
  get ids(): readonly SourceId[] {
    return this.#ids;
  }

  hear(id: SourceId, { state }: SourceCondition): void {
    const isDown = state === 'down';
    if (isDown === this.#ids.includes(id)) return;
    this.#ids = isDown ? [...this.#ids, id].sort() : this.#ids.filter((each) => each !== id);
  }
}
