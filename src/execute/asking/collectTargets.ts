import type { PlanPathSegment } from '../../model/plan.ts';
import type { Layout } from '../tree/layout.ts';
import { ResultNode, type TreeValue } from '../tree/resultNode.ts';
import type { RowVerdicts } from '../rows/rowVerdicts.ts';
import type { SubjectPlaces } from '../rows/subjectPlaces.ts';

type Step =
  | { readonly kind: 'field'; readonly slot: number; readonly subjects: SubjectPlaces | undefined }
  | { readonly kind: 'types'; readonly names: ReadonlySet<string> };

/**
 * Finds the objects at a path of the tree.
 *
 * - `verdicts`: objects that may not be seen, and all under them, are left out as far as that is known by now: nobody is
 *   asked about them
 */
export type FindNodes = (root: ResultNode, verdicts?: RowVerdicts) => readonly ResultNode[];

/** Every step of every walk has a number of its own, so that a node remembers which came by. */
let lastMark = 0;

class Walk {
  readonly found: ResultNode[] = [];
  readonly #steps: readonly Step[];
  readonly #firstMark: number;
  readonly #verdicts: RowVerdicts | undefined;

  constructor(steps: readonly Step[], verdicts: RowVerdicts | undefined) {
    this.#steps = steps;
    this.#verdicts = verdicts?.rows === undefined ? undefined : verdicts;
    this.#firstMark = lastMark + 1;
    lastMark += steps.length + 1;
  }

  visit(node: ResultNode, index: number): void {
    const mark = this.#firstMark + index;
    if (node.mark === mark) return;
    node.mark = mark;
    const step = this.#steps[index];
    if (step === undefined) this.found.push(node);
    else if (step.kind === 'field') this.#visitValue(node.slots[step.slot], step.subjects, index + 1);
    else if (node.said === undefined || step.names.has(node.said)) this.visit(node, index + 1);
  }

  #visitValue(value: TreeValue, subjects: SubjectPlaces | undefined, index: number): void {
    if (value instanceof ResultNode) {
      // Whoever was here once was admitted.
      if (value.mark === this.#firstMark + index) return;
      const verdicts = this.#verdicts;
      if (verdicts === undefined || subjects?.forbids(value, verdicts) !== true) this.visit(value, index);
    } else if (Array.isArray(value))
      for (const item of value as readonly TreeValue[]) this.#visitValue(item, subjects, index);
  }
}

/**
 * Compiles a path of a plan into a function that finds the objects at it, each once, in document order. What is null or
 * failed on the way has no objects under it. Lists are walked wherever they stand.
 */
export function compilePath(
  layout: Layout,
  path: readonly PlanPathSegment[],
  typesOf: (name: string) => ReadonlySet<string>,
  subjects?: SubjectPlaces,
): FindNodes {
  const steps: Step[] = [];
  let place = layout;
  let owners = subjects;
  for (const segment of path) {
    if (segment.kind === 'items') continue;
    if (segment.kind === 'types') {
      steps.push({ kind: 'types', names: new Set(segment.names.flatMap((name) => [name, ...typesOf(name)])) });
    } else {
      owners = owners?.child(segment.name);
      steps.push({ kind: 'field', slot: place.slot(segment.name), subjects: owners });
      place = place.child(segment.name);
    }
  }
  return (root, verdicts) => {
    const walk = new Walk(steps, verdicts);
    walk.visit(root, 0);
    return walk.found;
  };
}
