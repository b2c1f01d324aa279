/** A row: an object of the world. `__typename` names its type. */
export interface Row {
  readonly __typename: string;
  readonly [field: string]: unknown;
}

/** Rows by type. Types `Query` and `Mutation` are one object each: their fields' values. */
export type WorldData = Readonly<Record<string, unknown>>;

/**
 * The data that all subgraphs of a test share, and the oracle too.
 *
 * - an object of a type with rows of its own is a reference, found by the fields that it states: `{ "__typename": "User", "id": "1" }`
 * - an object of a root type is the root: a field may lead back to it
 * - every other object is a value that belongs to where it stands; it states `__typename` where its place is abstract
 */
export class World {
  readonly #rows = new Map<string, Row[]>();
  readonly #roots = new Map<string, Row>();
  readonly #own = new WeakSet<object>();

  constructor(data: WorldData) {
    // Rows are changed by mutations, and every run begins with fresh ones.
    for (const [name, rows] of Object.entries(structuredClone(data))) {
      if (Array.isArray(rows))
        this.#rows.set(
          name,
          rows.map((row: object) => this.#admit(name, row)),
        );
      else this.#roots.set(name, this.#admit(name, rows as object));
    }
  }

  root(typeName: string): Row {
    return this.#roots.get(typeName) ?? { __typename: typeName };
  }

  rowsOf(typeName: string): readonly Row[] {
    return this.#rows.get(typeName) ?? [];
  }

  /** The row that an object refers to; an object that is no reference stands for itself. */
  deref(object: Row): Row {
    const root = this.#roots.get(object.__typename);
    if (root !== undefined) return root;
    const rows = this.#rows.get(object.__typename);
    if (rows === undefined || this.#own.has(object)) return object;
    const stated = Object.entries(object);
    const found = rows.filter((row) => stated.every(([name, value]) => same(row[name], value)));
    const [only, second] = found;
    if (only === undefined || second !== undefined)
      throw new Error(`Expected one row for ${JSON.stringify(object)}, but there are ${found.length}.`);
    return only;
  }

  #admit(name: string, row: object): Row {
    const admitted = Object.assign(row, { __typename: name });
    this.#own.add(admitted);
    return admitted;
  }
}

function same(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
