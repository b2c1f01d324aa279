import type { ByteText } from '../../util/byteText.ts';
import type { PlainTest } from '../tree/leafText.ts';
import { endIn, startIn, valuesIn, type LeafySource } from '../tree/leaves.ts';
import type { ProjectionRun } from './projectionRun.ts';
import type { ResultNode } from '../tree/resultNode.ts';
import { FAILED } from './valueWriters.ts';

/** A field of an object of the answer. */
export interface WrittenField {
  readonly responseKey: string;
  /** `{"key":` */
  readonly firstHead: ByteText;
  /** `,"key":` */
  readonly nextHead: ByteText;
  /** Where the value stands in an object; absent for what is answered here. */
  readonly slot: number | undefined;
  /** Of a leaf: whether its text goes into the answer as it is. `takeWhole` of objects whose text does. */
  readonly isPlain: PlainTest | undefined;
  readonly write: (node: ResultNode, run: ProjectionRun) => ByteText;
}

/** What was read as a whole was read to be taken over (`Layout.whole`). */
export const takeWhole: PlainTest = () => true;

/**
 * Writes an object with these fields; `FAILED` when null must not be where one of them has failed. Every field is written, also
 * after one has failed: the errors of its neighbours belong to the answer too. What stands in the text of a source as it has
 * to stand in the answer, be it several fields or all of the object, is taken over in one piece.
 */
export function writeFields(fields: readonly WrittenField[], node: ResultNode, run: ProjectionRun): ByteText {
  const { path, leaves } = run;
  const { slots } = node;
  const depth = path.length;
  let written: ByteText = '';
  let isFirst = true;
  let hasFailed = false;
  // The piece under way.
  let from: LeafySource | undefined;
  let start = 0;
  let end = 0;
  for (const field of fields) {
    const { slot, isPlain } = field;
    const value = slot === undefined ? undefined : slots[slot];
    const head = isFirst ? field.firstHead : field.nextHead;
    if (typeof value === 'number' && isPlain !== undefined) {
      const source = leaves.sourceOf(value);
      const { text } = source;
      const valueStart = startIn(source, value);
      const valueEnd = endIn(source, value);
      if (isPlain(text, valueStart, valueEnd)) {
        const headStart = valueStart - head.length;
        const hasHead = text.startsWith(head, headStart);
        if (!hasHead || from !== source || headStart !== end) {
          if (from !== undefined) written += from.text.substring(start, end);
          if (!hasHead) written += head;
          from = source;
          start = hasHead ? headStart : valueStart;
        }
        end = valueEnd;
        if (isPlain === takeWhole) run.budget.spend(valuesIn(source, value));
        isFirst = false;
        continue;
      }
    }
    path[depth] = field.responseKey;
    const isWhole = typeof value === 'string' && isPlain?.(value, 0, value.length) === true;
    const text = isWhole ? value : field.write(node, run);
    if (text === FAILED) {
      hasFailed = true;
      continue;
    }
    if (from !== undefined) {
      written += from.text.substring(start, end);
      from = undefined;
    }
    written += head + text;
    isFirst = false;
  }
  path.length = depth;
  if (hasFailed) return FAILED;
  if (isFirst) return '{}';
  if (from === undefined) return `${written}}`;
  const isEndOfObject = from.text.charCodeAt(end) === 0x7d;
  return isEndOfObject
    ? written + from.text.substring(start, end + 1)
    : `${written}${from.text.substring(start, end)}}`;
}
