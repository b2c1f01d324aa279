import type { FragmentSpreadNode, InlineFragmentNode } from 'graphql';
import { GatewayError } from '../errors/gatewayError.ts';
import type { DeferredFragment } from '../model/operation.ts';

/** One use of `@defer`: a fragment that is asked for later, at one place of the answer. */
export interface DeferUsage {
  /** Counts from 0 in document order; the same whenever the same operation is expanded. */
  readonly number: number;
  readonly label: string | undefined;
  /** The use around it. */
  readonly parent: DeferUsage | undefined;
  /** Client response keys from the root to the object that has the fragment. */
  readonly path: readonly string[];
}

/**
 * The uses of `@defer` that the expansion of an operation comes across.
 *
 * - `live`: those that are answered later, as numbers in ascending order; the others are answered with what surrounds
 *   them. Undefined: all.
 */
export class DeferUsages {
  readonly #limit: number;
  readonly #ids: ReadonlyMap<number, string> | undefined;
  readonly #known = new Map<string, DeferUsage>();
  readonly #nodes = new Map<object, number>();

  constructor(limit: number, live?: readonly number[]) {
    this.#limit = limit;
    this.#ids = live && new Map(live.map((number, index) => [number, `d${String(index)}`]));
  }

  get all(): readonly DeferUsage[] {
    return [...this.#known.values()];
  }

  /** The use that a fragment makes of it; the same one when the fragment is met again in the same surroundings. */
  enter(
    node: FragmentSpreadNode | InlineFragmentNode,
    label: string | undefined,
    parent: DeferUsage | undefined,
    path: readonly string[],
  ): DeferUsage {
    let nodeNumber = this.#nodes.get(node);
    if (nodeNumber === undefined) this.#nodes.set(node, (nodeNumber = this.#nodes.size));
    const key = [parent?.number ?? '', nodeNumber, ...path].join(' ');
    let usage = this.#known.get(key);
    if (usage === undefined) {
      const number = this.#known.size;
      if (number >= this.#limit)
        throw new GatewayError('DOCUMENT_TOO_MANY_FIELDS', { what: 'deferred fragments', limit: this.#limit });
      this.#known.set(key, (usage = { number, label, parent, path }));
    }
    return usage;
  }

  /** The use itself when it is answered later, or else the nearest one around it that is. */
  effective(usage: DeferUsage | undefined): DeferUsage | undefined {
    let at = usage;
    while (at !== undefined && this.#ids?.has(at.number) === false) at = at.parent;
    return at;
  }

  /** `d0`, `d1`, … for a use that is answered later. */
  idOf(usage: DeferUsage): string {
    return this.#ids?.get(usage.number) ?? `d${String(usage.number)}`;
  }

  /** Those answered later, in document order. */
  deferred(): readonly DeferredFragment[] {
    return this.all
      .filter((usage) => this.effective(usage) === usage)
      .map((usage) => {
        const parent = this.effective(usage.parent);
        return {
          id: this.idOf(usage),
          ...(usage.label === undefined ? {} : { label: usage.label }),
          ...(parent === undefined ? {} : { parent: this.idOf(parent) }),
          path: usage.path,
        };
      });
  }
}
