import type { GraphQLField } from 'graphql';
import { shapeKey } from './shapeKey.ts';

/** An argument of a field in the normal form: its name and the hoisted variable that carries its value. */
export interface NormalArgument {
  readonly name: string;
  readonly variable: string;
}

/** The response key under which plan and tree of results know a field. */
export interface PlanKey {
  readonly key: string;
  readonly arguments: readonly NormalArgument[];
}

/**
 * Numbers the aliases of one operation in document order. A field with the same arguments has the same alias and the same
 * variables wherever it stands, so that the planner sees that the places ask for the same and asks for them together.
 */
export class AliasCounter {
  #next = 0;
  readonly #shared = new Map<string, PlanKey>();

  next(fieldName: string): string {
    return `_a${String(this.#next++)}_${fieldName}`;
  }

  shared(field: GraphQLField<unknown, unknown>, identity: string, hoist: () => readonly NormalArgument[]): PlanKey {
    const types = field.args.map(({ name, type, defaultValue }) => [name, String(type), defaultValue]);
    const asked = `${identity} ${JSON.stringify(types)}`;
    const known = this.#shared.get(asked);
    if (known !== undefined) return known;
    const made = { key: this.next(field.name), arguments: hoist() };
    this.#shared.set(asked, made);
    return made;
  }
}

/**
 * A place in the tree of results. It knows the response keys given out there, whatever type they are on: two types of one
 * place may share a key only where name, arguments and shape agree, or the normal form would not be valid GraphQL.
 */
export class PlanPlace {
  readonly #aliases: AliasCounter;
  readonly #known = new Map<string, PlanKey>();
  readonly #taken = new Set<string>();
  readonly #children = new Map<string, PlanPlace>();

  constructor(aliases: AliasCounter) {
    this.#aliases = aliases;
  }

  /** The place under a response key. */
  child(key: string): PlanPlace {
    let child = this.#children.get(key);
    if (child === undefined) this.#children.set(key, (child = new PlanPlace(this.#aliases)));
    return child;
  }

  /**
   * The response key of a field with these arguments; `hoist` is asked once for each distinct pair of an operation.
   *
   * - `call`: the client's response key of a field that does something: two of them are two calls, also with the same
   *   arguments (GraphQL specification §6.2.2)
   */
  keyOf(
    field: GraphQLField<unknown, unknown>,
    argumentsText: string,
    hoist: () => readonly NormalArgument[],
    call?: string,
  ): PlanKey {
    const identity = `${field.name} ${shapeKey(field.type)} ${argumentsText} ${call ?? ''}`;
    const known = this.#known.get(identity);
    if (known !== undefined) return known;
    const made =
      call !== undefined && argumentsText !== ''
        ? { key: this.#aliases.next(field.name), arguments: hoist() }
        : this.#make(field, argumentsText, identity, hoist);
    this.#taken.add(made.key);
    this.#known.set(identity, made);
    return made;
  }

  #make(
    field: GraphQLField<unknown, unknown>,
    argumentsText: string,
    identity: string,
    hoist: () => readonly NormalArgument[],
  ): PlanKey {
    if (argumentsText !== '') return this.#aliases.shared(field, identity, hoist);
    return { key: this.#taken.has(field.name) ? this.#aliases.next(field.name) : field.name, arguments: [] };
  }
}
