import type { FieldFailure } from '../../model/fieldFailure.ts';
import type { ByteText } from '../../util/byteText.ts';
import type { Leaf } from './leaves.ts';
import type { TypeShape } from './objectShape.ts';

/**
 * A value of the tree of results: a leaf (the JSON text that the source wrote, or where it stands), an object, a list, null, or
 * what failed.
 * Undefined: nobody brought it.
 */
export type TreeValue = Leaf | ResultNode | FieldFailure | readonly TreeValue[] | null | undefined;

/**
 * An object of the tree of results. Where a source answers the same object again and again, one node stands for all of them:
 * what comes later for one of them is the same for all, since whoever is asked is asked by what the object says. What another
 * fetch brings for one place only never changes a node, but replaces it by a copy.
 */
export class ResultNode {
  /** By the slots of the layout of its place. */
  readonly slots: TreeValue[];
  /** What of it was asked for, when it was read. */
  readonly shape: TypeShape;
  typename: string | FieldFailure | undefined = undefined;
  /** Copies that took its place somewhere: what is still under way for it is for them too. */
  copies: ResultNode[] | undefined = undefined;
  /** Walk that came by last; see `compilePath`. */
  mark = 0;
  /** Who found last that it may be seen, and the last notes of whom it tells; see `RowVerdicts`. */
  judged: object | undefined = undefined;
  told: object | undefined = undefined;
  /** Selection for which `text` was written. */
  written: object | undefined = undefined;
  /** Its part of the answer, when nothing failed in it. */
  text: ByteText = '';
  /** Values in `text` (count). */
  values = 0;

  constructor(shape: TypeShape, slots: TreeValue[]) {
    this.shape = shape;
    this.slots = slots;
  }

  /** Its type, where its source has named one. */
  get said(): string | undefined {
    return typeof this.typename === 'string' ? this.typename : undefined;
  }

  copy(): ResultNode {
    const copy = new ResultNode(this.shape, this.slots.slice());
    copy.typename = this.typename;
    (this.copies ??= []).push(copy);
    return copy;
  }
}
