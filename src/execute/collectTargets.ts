import type { PlanPathSegment } from '../model/plan.ts';
import type { Layout } from './layout.ts';
import { ResultNode, type TreeValue } from './resultNode.ts';

type Step =
  { readonly kind: 'field'; readonly slot: number } | { readonly kind: 'types'; readonly names: ReadonlySet<string> };

/** Finds the objects at a path of the tree. */
export type FindNodes = (root: ResultNode) => readonly ResultNode[];

/** Every step of every walk has a number of its own, so that a node remembers which came by. */
let lastMark = 0;

class Walk {
  readonly found: ResultNode[] = [];
  readonly #steps: readonly Step[];
  readonly #firstMark: number;

  constructor(steps: readonly Step[]) {
    this.#steps = steps;
    this.#firstMark = lastMark + 1;
    lastMark += steps.length + 1;
  }

  visit(node: ResultNode, index: number): void {
    const mark = this.#firstMark + index;
    if (node.mark === mark) return;
    node.mark = mark;
    const step = this.#steps[index];
    if (step === undefined) this.found.push(node);
    else if (step.kind === 'field') this.#visitValue(node.slots[step.slot], index + 1);
    else if (node.said === undefined || step.names.has(node.said)) this.visit(node, index + 1);
  }

  #visitValue(value: TreeValue, index: number): void {
    if (value instanceof ResultNode) this.visit(value, index);
    else if (Array.isArray(value)) for (const item of value as readonly TreeValue[]) this.#visitValue(item, index);
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
): FindNodes {
  const steps: Step[] = [];
  let place = layout;
  for (const segment of path) {
    if (segment.kind === 'items') continue;
    if (segment.kind === 'types') {
      steps.push({ kind: 'types', names: new Set(segment.names.flatMap((name) => [name, ...typesOf(name)])) });
    } else {
      steps.push({ kind: 'field', slot: place.slot(segment.name) });
      place = place.child(segment.name);
    }
  }
  return (root) => {
    const walk = new Walk(steps);
    walk.visit(root, 0);
    return walk.found;
  };
}
