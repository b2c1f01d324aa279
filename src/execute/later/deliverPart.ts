import type { ClientError } from '../../errors/clientError.ts';
import type { LaterParts } from '../../model/executedAnswer.ts';
import type { ResponsePath } from '../../model/source.ts';
import type { CompiledOperation } from '../compileOperation.ts';
import type { CompiledSelection } from '../writing/compileProjection.ts';
import type { ProjectionRun } from '../writing/projectionRun.ts';
import { ResultNode, type TreeValue } from '../tree/resultNode.ts';
import { textPieces } from '../writing/textPieces.ts';
import { FAILED } from '../writing/valueWriters.ts';

/** Identifiers of the announced places of a deferred fragment, by path. */
export type AnnouncedPlaces = ReadonlyMap<string, { readonly id: string; readonly path: ResponsePath }>;

/** Paths as keys of a map. */
export function pathKey(path: ResponsePath): string {
  return JSON.stringify(path);
}

type Delivered = Pick<LaterParts, 'incremental' | 'completed'>;

/** Walks what was sent already down to what a part adds to it. */
class PartWalk {
  readonly #run: ProjectionRun;
  readonly #places: AnnouncedPlaces;
  /** Client response keys from the root to the fragment (count). */
  readonly #depth: number;
  readonly #added = new Map<string, LaterParts['incremental'][number][]>();
  readonly #failed = new Map<string, ClientError[]>();

  constructor(run: ProjectionRun, places: AnnouncedPlaces, depth: number) {
    this.#run = run;
    this.#places = places;
    this.#depth = depth;
  }

  visit(node: ResultNode, typename: string, selection: CompiledSelection, around: ResponsePath | undefined): void {
    const run = this.#run;
    const isPlace = selection.keys.length === this.#depth;
    const place = around ?? (isPlace ? [...run.path] : undefined);
    if (run.lost?.has(node) === true || (place !== undefined && !this.#places.has(pathKey(place)))) return;
    const { fields, descents, opening } = selection.on(typename);
    if (place !== undefined && fields.length > 0) this.#add(node, typename, selection, place);
    else if (place !== undefined && opening.length > 0) run.open(opening);
    for (const descent of descents) {
      run.path.push(descent.responseKey);
      this.#visitValue(node.slots[descent.slot], descent, place);
      run.path.pop();
    }
  }

  #visitValue(
    value: TreeValue,
    descent: ReturnType<CompiledSelection['on']>['descents'][number],
    place: ResponsePath | undefined,
  ): void {
    if (descent.guard?.withholdsItem(value, this.#run) === true) return;
    if (value instanceof ResultNode) {
      const typename = descent.typeOf(value);
      if (typename !== undefined) this.visit(value, typename, descent.selection, place);
    } else if (Array.isArray(value) && this.#run.lost?.has(value) !== true) {
      let index = 0;
      for (const item of value as readonly TreeValue[]) {
        // What is left out of a list has no place in it.
        if (descent.guard?.withholdsItem(item, this.#run) === true) continue;
        this.#run.path.push(index++);
        this.#visitValue(item, descent, place);
        this.#run.path.pop();
      }
    }
  }

  #add(node: ResultNode, typename: string, selection: CompiledSelection, place: ResponsePath): void {
    const run = this.#run;
    const key = pathKey(place);
    const known = run.errors.length;
    const subPath = run.path.slice(place.length);
    const text = selection.write(node, typename, run);
    const errors = run.errors.slice(known);
    if (text === FAILED) {
      this.#failed.set(key, [...(this.#failed.get(key) ?? []), ...errors]);
      return;
    }
    const id = this.#places.get(key)?.id ?? '';
    const added = { id, ...(subPath.length > 0 && { subPath }), data: textPieces(text), errors };
    this.#added.set(key, [...(this.#added.get(key) ?? []), added]);
  }

  /** A place where null went up to the fragment brings nothing but its errors. */
  get delivered(): Delivered {
    const places = [...this.#places].map(([key, { id }]) => ({ key, id, errors: this.#failed.get(key) }));
    return {
      incremental: places.flatMap(({ key, errors }) => (errors === undefined ? (this.#added.get(key) ?? []) : [])),
      completed: places.map(({ id, errors }) => (errors === undefined ? { id } : { id, errors })),
    };
  }
}

/**
 * What a deferred fragment adds to the answer at its announced places.
 *
 * - `run`: notes the fragments within it that are announced next
 */
export function deliverPart(
  { selectionOf, deferred, rootType }: CompiledOperation,
  root: ResultNode,
  id: string,
  delivered: ReadonlySet<string>,
  places: AnnouncedPlaces,
  run: ProjectionRun,
): Delivered {
  const walk = new PartWalk(run, places, deferred.fragment(id)?.path.length ?? 0);
  walk.visit(root, rootType, selectionOf({ id, delivered }), undefined);
  return walk.delivered;
}
