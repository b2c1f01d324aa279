import type { ScalarIssue } from '../../model/scalars/scalarRule.ts';
import type { ByteText } from '../../util/byteText.ts';

/** A leaf, or a value that is written as one, that stands in the text of an answer: the number under which `Leaves` has its place. */
export type LeafNumber = number;

/** A leaf as JSON text, cut out or not. */
export type Leaf = ByteText | LeafNumber;

/** What a leaf comes to in the answer; without `ok` the value is not what its type admits. */
export type LeafText =
  | { readonly ok: true; readonly text: ByteText; readonly warnings: readonly ScalarIssue[] }
  | { readonly ok: false; readonly reason?: string };

/** Bits of a number that say which leaf of its text it is; those above say which text. */
const LEAF_BITS = 20;
const MOST_LEAVES = 1 << LEAF_BITS;
const MOST_TEXTS = 1 << (30 - LEAF_BITS);

/** The text of an answer, and where its leaves stand in it. */
export interface LeafySource {
  readonly text: ByteText;
  readonly number: number;
  /** Where each leaf begins, and where it ends (offsets, in turn). */
  readonly places: number[];
}

/**
 * Where the leaves of one run stand in the answers of sources, and what is known of their values. A leaf is cut out where it is
 * written or sent on. Until then it is a number: while an operation waits for its next source, the garbage collector would
 * have to look at every text that was cut out, and to move it, again and again.
 */
export class Leaves {
  /** What values came to, by the writer of their type and by their text. */
  readonly memo = new Map<object, Map<ByteText, LeafText>>();
  readonly #sources: LeafySource[] = [];

  /** Takes up the text of an answer. */
  open(text: ByteText): LeafySource {
    const source = { text, number: this.#sources.length, places: [] };
    if (source.number < MOST_TEXTS) this.#sources.push(source);
    return source;
  }

  /** The leaf as JSON. */
  text(leaf: Leaf): ByteText {
    if (typeof leaf === 'string') return leaf;
    const source = this.sourceOf(leaf);
    return source.text.substring(startIn(source, leaf), endIn(source, leaf));
  }

  /** The answer in which the leaf stands. */
  sourceOf(leaf: LeafNumber): LeafySource {
    return this.#sources[leaf >> LEAF_BITS] ?? NOWHERE;
  }
}

const NOWHERE: LeafySource = { text: '', number: MOST_TEXTS, places: [] };

/** Notes a leaf of a text; one too many is cut out. */
export function addLeaf({ text, number, places }: LeafySource, start: number, end: number): Leaf {
  if (places.length >= 2 * MOST_LEAVES || number >= MOST_TEXTS) return text.substring(start, end);
  return (number << LEAF_BITS) | ((places.push(start, end) >> 1) - 1);
}

/** Notes a value that goes into the answer as it stands, with all that is in it; one too many is cut out. */
export function addWhole(source: LeafySource, start: number, end: number, values: number): Leaf {
  const leaf = addLeaf(source, start, end);
  // In the place of the next leaf.
  if (typeof leaf === 'number') source.places.push(values, 0);
  return leaf;
}

/** How many values are in it. */
export function valuesIn({ places }: LeafySource, leaf: LeafNumber): number {
  return places[((leaf & (MOST_LEAVES - 1)) << 1) + 2] ?? 0;
}

/** Where the leaf begins in its text (offset). */
export function startIn({ places }: LeafySource, leaf: LeafNumber): number {
  return places[(leaf & (MOST_LEAVES - 1)) << 1] ?? 0;
}

/** Where it ends. */
export function endIn({ places }: LeafySource, leaf: LeafNumber): number {
  return places[((leaf & (MOST_LEAVES - 1)) << 1) + 1] ?? 0;
}

/** Whether a value of the tree is a leaf. */
export function isLeaf(value: unknown): value is Leaf {
  return typeof value === 'number' || typeof value === 'string';
}
