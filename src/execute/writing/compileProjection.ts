import type { DeferredFragment, ProjectedField, Projection } from '../../model/operation.ts';
import type { ByteText } from '../../util/byteText.ts';
import { compileField, type CompiledField, type FieldSelection } from './compileField.ts';
import { FIRST_PART } from '../later/deferredParts.ts';
import type { FieldOrigins } from '../tree/fieldOrigins.ts';
import type { Layout } from '../tree/layout.ts';
import type { ProjectionRun } from './projectionRun.ts';
import type { ProjectionSurroundings } from './projectionSurroundings.ts';
import type { ResultNode } from '../tree/resultNode.ts';
import { RowGuard } from '../rows/rowGuard.ts';
import type { SubjectSlot } from '../rows/rowVerdicts.ts';
import { subjectSlots } from '../rows/subjectPlaces.ts';
import { FAILED } from './valueWriters.ts';
import { writeFields } from './writeFields.ts';

/** A field that another part has brought, with more for this part under it. */
export interface Descent {
  readonly responseKey: string;
  readonly slot: number;
  readonly selection: CompiledSelection;
  readonly typeOf: (node: ResultNode) => string | undefined;
  readonly guard: RowGuard | undefined;
}

/** A field of the answer with the selection under it. */
export type SelectedField = CompiledField<CompiledSelection>;

/** The client's selection at one place for one type, as far as one part of the answer brings it. */
interface TypeSelection {
  readonly fields: readonly SelectedField[];
  readonly descents: readonly Descent[];
  readonly opening: readonly DeferredFragment[];
  /** Where objects of the type say whose they are; undefined for objects that are nobody's own. */
  readonly subjects: readonly SubjectSlot[] | undefined;
}

/** The client's selection at one place, compiled per object type when the first object of that type comes by. */
export class CompiledSelection implements FieldSelection {
  readonly layout: Layout;
  /** Client response keys down to it. */
  readonly keys: readonly string[];
  readonly #surroundings: ProjectionSurroundings;
  readonly #projections: readonly Projection[];
  readonly #origins: FieldOrigins;
  readonly #byType = new Map<string, TypeSelection>();
  /** Deferred fragments open in it: each of its objects is written at each of its places. */
  readonly #opens: boolean;
  /** Whether somebody's objects stand here. */
  readonly #isGuarded: boolean;
  /** Whether they stand under an object that is somebody's. */
  readonly #isOwned: boolean;

  constructor(
    surroundings: ProjectionSurroundings,
    projections: readonly Projection[],
    origins: FieldOrigins,
    layout: Layout,
    keys: readonly string[],
    isOwned = false,
  ) {
    this.#isGuarded = projections.some(({ subjects }) => subjects !== undefined);
    this.#isOwned = isOwned;
    this.keys = keys;
    this.layout = layout;
    this.#opens = surroundings.deferred.reaches(projections, FIRST_PART.id);
    this.#surroundings = surroundings;
    this.#projections = projections;
    this.#origins = origins;
  }

  /** Fields in the order of the document, merged by response key (GraphQL specification §6.3.2). */
  fieldsOn(typename: string): readonly SelectedField[] {
    return this.on(typename).fields;
  }

  /** What keeps out of the answer whose rows may not be seen; undefined where nobody's objects stand. */
  guardOf(types: ReadonlySet<string>, isOwned: boolean, asksBySubject: boolean): RowGuard | undefined {
    if (!this.#isGuarded) return undefined;
    const [only] = types.size === 1 ? types : [];
    return new RowGuard({
      subjectsOn: (typename) => this.on(typename).subjects,
      // Where one type only can stand, a source need not name it.
      typeOf: ({ typename }) => {
        if (typeof typename !== 'string') return only;
        return types.has(typename) ? typename : undefined;
      },
      isOwned,
      asksBySubject,
    });
  }

  on(typename: string): TypeSelection {
    let selection = this.#byType.get(typename);
    if (selection === undefined) this.#byType.set(typename, (selection = this.#compile(typename)));
    return selection;
  }

  /** An object in which nothing fails is written once. */
  readonly write = (node: ResultNode, typename: string, run: ProjectionRun): ByteText => {
    const { budget } = run;
    if (node.written === this && run.mayReuse) {
      budget.spend(node.values);
      // Put together the first time it is needed again, so that it is copied in one go each time after.
      node.text.charCodeAt(0);
      return node.text;
    }
    const { failures } = run;
    const { spent } = budget;
    const { fields, opening } = this.on(typename);
    const openings = run.openings.length;
    if (opening.length > 0) run.open(opening);
    budget.spend(fields.length);
    const text = run.bound(writeFields(fields, node, run));
    if (text === FAILED) {
      if (this.#opens) run.lose(node, openings);
      return FAILED;
    }
    if (run.mayReuse && !this.#opens && run.failures === failures) {
      node.written = this;
      node.text = text;
      node.values = budget.spent - spent;
    }
    return text;
  };

  #compile(typename: string): TypeSelection {
    const { deferred, part } = this.#surroundings;
    const byKey = new Map<string, ProjectedField[]>();
    for (const { fields } of this.#projections) {
      for (const field of fields) {
        if (field.onTypes?.has(typename) === false) continue;
        const same = byKey.get(field.responseKey);
        if (same === undefined) byKey.set(field.responseKey, [field]);
        else same.push(field);
      }
    }
    const groups = [...byKey.values()];
    const subjects = this.#isGuarded
      ? subjectSlots(this.#projections, typename, this.layout, this.#origins)
      : undefined;
    const isOwned = this.#isOwned || subjects !== undefined;
    return {
      subjects,
      fields: groups
        .filter((fields) => deferred.belongs(fields, part))
        .flatMap((fields) => this.#compileField(typename, fields, isOwned)),
      descents:
        part === FIRST_PART
          ? []
          : groups
              .filter((fields) => !deferred.belongs(fields, part))
              .flatMap((fields) => this.#compileDescent(typename, fields, isOwned)),
      opening: this.#opens ? deferred.opening(this.keys, part.id, this.#projections, typename) : [],
    };
  }

  #compileDescent(typename: string, fields: readonly ProjectedField[], isOwned: boolean): readonly Descent[] {
    const { deferred, part } = this.#surroundings;
    if (
      !deferred.reaches(
        fields.flatMap(({ selection }) => selection ?? []),
        part.id,
      )
    )
      return [];
    return this.#compileField(typename, fields, isOwned).flatMap(({ responseKey, slot, selection, typeOf, guard }) =>
      slot === undefined || selection === undefined ? [] : [{ responseKey, slot, selection, typeOf, guard }],
    );
  }

  #compileField(typename: string, fields: readonly ProjectedField[], isOwned: boolean): readonly SelectedField[] {
    return compileField(typename, fields, {
      ...this.#surroundings,
      origins: this.#origins,
      layout: this.layout,
      isOwned,
      below: ({ planKey, responseKey }, projections) =>
        new CompiledSelection(
          this.#surroundings,
          projections,
          this.#origins.child(planKey),
          this.layout.child(planKey),
          [...this.keys, responseKey],
          isOwned,
        ),
    });
  }
}

/** Compiles one part of the projection of an operation over the plan that answers it. `layout`: of the root of the tree. */
export function compileProjection(
  surroundings: ProjectionSurroundings,
  projection: Projection,
  origins: FieldOrigins,
  layout: Layout,
): CompiledSelection {
  return new CompiledSelection(surroundings, [projection], origins, layout, []);
}
