import type { ByteText } from '../../util/byteText.ts';
import type { LeafWriter } from './leafText.ts';

/**
 * Objects of one place that a source writes just as the client asked for them: the same keys in the same order, all brought by
 * one fetch. Where nothing in such a value is to be changed or told of, its text goes into the answer as it is.
 */
export interface WholeShape {
  readonly fields: readonly WholeField[];
}

/** A field of such an object. */
export interface WholeField {
  /** `{"key":` of the first, `,"key":` of the others. */
  readonly head: ByteText;
  readonly isNullable: boolean;
  /** Of a leaf. */
  readonly leaf: LeafWriter | undefined;
  /** Of an object, or of lists of objects. */
  readonly inner: WholeShape | undefined;
  /** Lists around the value by its type (count). */
  readonly listDepth: number;
}
