import type { DeferredFragment, ProjectedField, Projection } from '../../model/operation.ts';

/**
 * Which part of an answer is written: the first, or that of a deferred fragment, without what other parts have brought.
 *
 * - `id`: of the fragment (`DeferredFragment.id`)
 */
export interface ProjectionPart {
  readonly id: string;
  readonly delivered: ReadonlySet<string>;
}

/** What is not deferred. */
export const FIRST_PART: ProjectionPart = { id: '', delivered: new Set() };

function isSamePath(first: readonly string[], second: readonly string[]): boolean {
  return first.length === second.length && first.every((key, at) => key === second[at]);
}

/** Whether a field stands on every type on which another one stands. */
function covers(field: ProjectedField, other: ProjectedField): boolean {
  const { onTypes } = field;
  if (onTypes === undefined) return true;
  return other.onTypes !== undefined && [...other.onTypes].every((name) => onTypes.has(name));
}

/**
 * The deferred fragments of an operation, and which field belongs to which part of the answer (GraphQL specification,
 * draft on incremental delivery, "Field Collection"): to the first, if it is asked for without delay anywhere; otherwise to its
 * fragments, of which an outer one comes before those within it. Of several, the part that is ready first brings it.
 */
export class DeferredParts {
  readonly #byId: ReadonlyMap<string, DeferredFragment>;
  /** Fragments that have something of their own to bring. */
  readonly #bringing = new Set<string>();

  constructor(fragments: readonly DeferredFragment[], projection: Projection) {
    this.#byId = new Map(fragments.map((fragment) => [fragment.id, fragment]));
    if (fragments.length > 0) this.#collect([projection]);
  }

  get ids(): Iterable<string> {
    return this.#byId.keys();
  }

  fragment(id: string): DeferredFragment | undefined {
    return this.#byId.get(id);
  }

  /** Whether fields that share a response key are brought by a part. */
  belongs(fields: readonly ProjectedField[], { id, delivered }: ProjectionPart): boolean {
    const owners = this.#ownersOf(fields);
    return owners.includes(id) && !owners.some((owner) => delivered.has(owner));
  }

  /** Whether something that is deferred by a fragment, or by one within it, stands in a selection. */
  reaches(projections: readonly Projection[], id: string): boolean {
    return projections.some(({ fields }) =>
      fields.some(
        ({ deferredBy, selection }) =>
          (deferredBy !== undefined && this.#isWithin(deferredBy, id)) ||
          (selection !== undefined && this.reaches([selection], id)),
      ),
    );
  }

  /** Fragments at a place, by client response keys, that are announced together with a part and concern a type. */
  opening(
    path: readonly string[],
    part: string,
    projections: readonly Projection[],
    typename: string,
  ): readonly DeferredFragment[] {
    return [...this.#byId.values()].filter(
      (fragment) =>
        this.#bringing.has(fragment.id) &&
        this.#announcedWith(fragment) === part &&
        isSamePath(fragment.path, path) &&
        projections.some(({ fields }) =>
          fields.some(
            ({ deferredBy, onTypes }) =>
              deferredBy !== undefined && onTypes?.has(typename) !== false && this.#isWithin(deferredBy, fragment.id),
          ),
        ),
    );
  }

  #ownersOf(fields: readonly ProjectedField[]): readonly string[] {
    const ids = new Set(fields.map(({ deferredBy }) => deferredBy ?? FIRST_PART.id));
    if (ids.has(FIRST_PART.id)) return [FIRST_PART.id];
    return [...ids].filter((id) => !this.#around(id).some((outer) => ids.has(outer)));
  }

  /** Fragments around a fragment, the nearest first. */
  #around(id: string): readonly string[] {
    const around: string[] = [];
    for (let at = this.#byId.get(id)?.parent; at !== undefined; at = this.#byId.get(at)?.parent) around.push(at);
    return around;
  }

  #isWithin(id: string, outer: string): boolean {
    return outer === FIRST_PART.id || id === outer || this.#around(id).includes(outer);
  }

  #announcedWith({ id }: DeferredFragment): string {
    return this.#around(id).find((outer) => this.#bringing.has(outer)) ?? FIRST_PART.id;
  }

  #collect(projections: readonly Projection[]): void {
    const byKey = new Map<string, ProjectedField[]>();
    for (const { fields } of projections) {
      for (const field of fields) {
        const same = byKey.get(field.responseKey);
        if (same === undefined) byKey.set(field.responseKey, [field]);
        else same.push(field);
      }
    }
    for (const fields of byKey.values()) {
      for (const field of fields) {
        const { deferredBy } = field;
        const isOwn = this.#ownersOf([field, ...fields.filter((other) => covers(other, field))]).includes(
          deferredBy ?? FIRST_PART.id,
        );
        if (deferredBy !== undefined && isOwn) this.#bringing.add(deferredBy);
      }
      this.#collect(fields.flatMap(({ selection }) => selection ?? []));
    }
  }
}
