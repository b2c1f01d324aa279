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

/** Numbers the aliases of one operation in document order. */
export class AliasCounter {
  #next = 0;

  next(fieldName: string): string {
    return `_a${String(this.#next++)}_${fieldName}`;
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

  /** The response key of a field with these arguments; `hoist` is asked once for each distinct pair. */
  keyOf(field: GraphQLField<unknown, unknown>, argumentsText: string, hoist: () => readonly NormalArgument[]): PlanKey {
    const identity = `${field.name} ${shapeKey(field.type)} ${argumentsText}`;
    const known = this.#known.get(identity);
    if (known !== undefined) return known;
    const isPlain = argumentsText === '' && !this.#taken.has(field.name);
    const made = { key: isPlain ? field.name : this.#aliases.next(field.name), arguments: hoist() };
    this.#taken.add(made.key);
    this.#known.set(identity, made);
    return made;
  }
}
