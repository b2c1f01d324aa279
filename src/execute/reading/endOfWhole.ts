import type { ByteText } from '../../util/byteText.ts';
import { endOfValue } from './byteJson.ts';
import type { Leaves } from '../tree/leaves.ts';
import type { StringEnds } from './stringEnds.ts';
import type { ValueBudget } from '../tree/valueBudget.ts';
import type { WholeField, WholeShape } from '../tree/wholeShape.ts';

/** The text in which a value stands, and where what is found in it is counted and remembered. */
export interface WholeText {
  readonly text: ByteText;
  readonly ends: StringEnds;
  readonly budget: ValueBudget;
  readonly leaves: Leaves;
}

/**
 * Where a value ends that is written as it has to stand in the answer; -1 when it is written otherwise, or has something in it
 * that is to be told of. Spends the values of it either way. Throws `MalformedJson`.
 */
export function endOfWhole(shape: WholeShape, within: WholeText, start: number, listDepth: number): number {
  const { text, budget } = within;
  let at = start;
  if (listDepth === 0) {
    budget.spend(shape.fields.length);
    for (const field of shape.fields) {
      const { head } = field;
      if (text.substring(at, at + head.length) !== head) return -1;
      at = endOfField(field, within, at + head.length);
      if (at < 0) return -1;
    }
    return text.charCodeAt(at) === 0x7d ? at + 1 : -1;
  }
  if (text.charCodeAt(at++) !== 0x5b) return -1;
  if (text.charCodeAt(at) === 0x5d) return at + 1;
  for (;;) {
    budget.spend(1);
    at = endOfWhole(shape, within, at, listDepth - 1);
    if (at < 0) return -1;
    const code = text.charCodeAt(at++);
    if (code === 0x5d) return at;
    if (code !== 0x2c) return -1;
  }
}

function endOfField(field: WholeField, within: WholeText, start: number): number {
  const { text, ends, leaves } = within;
  const { inner } = field;
  const code = text.charCodeAt(start);
  if (code <= 0x20) return -1;
  const isComposite = code === 0x7b || code === 0x5b;
  if (isComposite) return inner === undefined ? -1 : endOfWhole(inner, within, start, field.listDepth);
  const end = code === 0x22 ? ends.after(start) : endOfValue(text, start);
  if (inner !== undefined) return field.isNullable && code === 0x6e ? end : -1;
  return isWholeLeaf(field, text, start, end, leaves) ? end : -1;
}

/** Whether the text of a leaf can be taken over. */
function isWholeLeaf(
  { leaf, isNullable }: WholeField,
  text: ByteText,
  start: number,
  end: number,
  leaves: Leaves,
): boolean {
  if (leaf === undefined) return false;
  if (leaf.isPlain(text, start, end)) return true;
  const raw = text.substring(start, end);
  if (raw === 'null') return isNullable;
  const written = leaf.write(raw, leaves);
  return written.ok && written.text === raw && written.warnings.length === 0;
}
