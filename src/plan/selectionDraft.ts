import type { FieldSelection } from '../federation/selection.ts';

/** A field that a fetch asks for. */
export interface FieldDraft {
  readonly field: FieldSelection;
  /** Its type in the source. */
  readonly typeText: string;
  /** Response key in the fetch; differs from the field's own where GraphQL does not admit that one there. */
  readonly key: string;
  readonly selection: SelectionDraft | undefined;
}

/** Response keys at one place of a fetch, whatever the type: two fields under one key must have one shape (GraphQL §5.3.2). */
class ResponseKeys {
  readonly #known = new Map<string, { readonly meaning: string; readonly below: ResponseKeys }>();

  /** The key under which the field can stand here. */
  admit(field: FieldSelection, typeText: string): { readonly key: string; readonly below: ResponseKeys } {
    const meaning = meaningOf(field, typeText);
    for (let number = -1; ; number += 1) {
      const key = number < 0 ? field.responseKey : `_t${number}_${field.responseKey}`;
      let known = this.#known.get(key);
      if (known === undefined) this.#known.set(key, (known = { meaning, below: new ResponseKeys() }));
      if (known.meaning === meaning) return { key, below: known.below };
    }
  }
}

function meaningOf({ name, argumentsText, selections }: FieldSelection, typeText: string): string {
  const shape = selections === undefined ? typeText : typeText.replace(/\w+/, '{}');
  return `${name}${argumentsText}:${shape}`;
}

/** What a fetch asks for at one place, as it grows while a plan is made. */
export class SelectionDraft {
  /** By type condition; `''`: of every object. */
  readonly groups = new Map<string, Map<string, FieldDraft>>();
  readonly #keys: ResponseKeys;

  constructor(keys = new ResponseKeys()) {
    this.#keys = keys;
  }

  /** Adds a field, or finds the one that is there already. `typeText`: its type in the source. */
  add(condition: string, field: FieldSelection, typeText: string): FieldDraft {
    let group = this.groups.get(condition);
    if (group === undefined) this.groups.set(condition, (group = new Map<string, FieldDraft>()));
    const known = group.get(field.responseKey);
    if (known !== undefined) return known;
    const { key, below } = this.#keys.admit(field, typeText);
    const draft = { field, typeText, key, selection: field.selections && new SelectionDraft(below) };
    group.set(field.responseKey, draft);
    return draft;
  }

  /** Takes over everything of another. */
  absorb(other: SelectionDraft): void {
    for (const [condition, fields] of other.groups)
      for (const { field, typeText, selection } of fields.values()) {
        const own = this.add(condition, field, typeText);
        if (selection !== undefined) own.selection?.absorb(selection);
      }
  }

  get isEmpty(): boolean {
    return this.groups.size === 0;
  }
}
