import type { PlanPathSegment } from '../../model/plan.ts';
import type { WholeShape } from './wholeShape.ts';

/**
 * Which slot of a node holds what, at one place in the tree of results: the same for all fetches and types. Places to which one
 * fetch brings the same entities share their layout, and so do the places under them.
 */
export class Layout {
  readonly #slots = new Map<string, number>();
  readonly #children = new Map<string, Layout>();
  #instead: Layout | undefined;
  #empty: undefined[] = [];
  #whole: WholeShape | undefined;

  /** Layouts of joined places are one. */
  get #self(): Layout {
    let layout: Layout = this; // eslint-disable-line @typescript-eslint/no-this-alias -- the first link of a chain.
    while (layout.#instead !== undefined) layout = layout.#instead;
    return layout;
  }

  child(planKey: string): Layout {
    const children = this.#self.#children;
    let child = children.get(planKey);
    if (child === undefined) children.set(planKey, (child = new Layout()));
    return child.#self;
  }

  /** The place at the end of a path. */
  at(path: readonly PlanPathSegment[]): Layout {
    return path.reduce<Layout>((place, step) => (step.kind === 'field' ? place.child(step.name) : place), this);
  }

  slot(planKey: string): number {
    const slots = this.#self.#slots;
    let slot = slots.get(planKey);
    if (slot === undefined) slots.set(planKey, (slot = slots.size));
    return slot;
  }

  /** Room for the slots given so far, empty. A copy of the right length is made faster than a list that grows. */
  emptySlots(): undefined[] {
    const self = this.#self;
    const { size } = self.#slots;
    if (self.#empty.length !== size) self.#empty = Array.from({ length: size }, () => undefined);
    return self.#empty.slice();
  }

  /** Of objects that a source writes as they stand in the answer; see `markWholeValues`. */
  get whole(): WholeShape | undefined {
    return this.#self.#whole;
  }

  set whole(shape: WholeShape | undefined) {
    this.#self.#whole = shape;
  }

  /** Slots by plan key. */
  get slots(): ReadonlyMap<string, number> {
    return this.#self.#slots;
  }

  /** Makes two places one; before any slot is given. */
  join(other: Layout): void {
    const [kept, left] = [this.#self, other.#self];
    if (kept === left) return;
    left.#instead = kept;
    for (const [planKey, child] of left.#children) {
      // Joining children may join this place to another one in turn: places can lie within one another.
      const children = kept.#self.#children;
      const own = children.get(planKey);
      if (own === undefined) children.set(planKey, child);
      else own.join(child);
    }
  }
}
