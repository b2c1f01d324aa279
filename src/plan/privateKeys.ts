import type { Selection, Selections } from '../federation/selection.ts';

/**
 * Gives fields with arguments in `@requires` response keys of their own, so that they meet no client's field of the same
 * name. The same arguments, the same key.
 */
export class PrivateKeys {
  readonly #keys = new Map<string, string>();
  readonly #renamed = new WeakMap<Selections, Selections>();

  rename(selections: Selections): Selections {
    const known = this.#renamed.get(selections);
    if (known !== undefined) return known;
    const renamed = selections.map((selection) => this.#renameOne(selection));
    this.#renamed.set(selections, renamed);
    return renamed;
  }

  #renameOne(selection: Selection): Selection {
    if (selection.kind === 'fragment') return { ...selection, selections: this.rename(selection.selections) };
    const inside = selection.selections && this.rename(selection.selections);
    if (selection.argumentsText === '') return { ...selection, selections: inside };
    const call = selection.name + selection.argumentsText;
    let key = this.#keys.get(call);
    if (key === undefined) this.#keys.set(call, (key = `_r${this.#keys.size}_${selection.name}`));
    return { ...selection, responseKey: key, selections: inside };
  }
}
