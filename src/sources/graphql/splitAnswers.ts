import { splitList, type Span } from './splitList.ts';

const OPENING = Buffer.from('[{"data":');
const BETWEEN = Buffer.from('},{"data":');
const CLOSING = Buffer.from('}]');

/**
 * The answers to several requests, in order; undefined when they are not as many. Most servers write each of them as `{"data":…}` with
 * no space around: then the library finds where one ends and the next begins, a dozen times faster than each byte is looked at. The
 * quotes of a key cannot stand within a text; that the key is no other object's is certain where nobody asks for one of that
 * name, and should a server say more than it was asked, both parts of what was cut wrongly are no JSON.
 *
 * - `asksForData`: whether `data` may be a key within an answer
 */
export function splitAnswers(bytes: Buffer, count: number, asksForData: boolean): readonly Span[] | undefined {
  const spans = asksForData ? undefined : splitAtData(bytes, count);
  if (spans !== undefined) return spans;
  const members = splitList(bytes);
  return members?.length === count ? members : undefined;
}

function splitAtData(bytes: Buffer, count: number): readonly Span[] | undefined {
  if (!startsWith(bytes, 0, OPENING) || !startsWith(bytes, bytes.length - CLOSING.length, CLOSING)) return undefined;
  const spans: Span[] = [];
  let start = 1;
  for (let at = bytes.indexOf(BETWEEN, start); at >= 0; at = bytes.indexOf(BETWEEN, start)) {
    if (spans.length + 1 >= count) return undefined;
    spans.push([start, at + 1]);
    start = at + 2;
  }
  spans.push([start, bytes.length - 1]);
  return spans.length === count ? spans : undefined;
}

function startsWith(bytes: Buffer, at: number, wanted: Buffer): boolean {
  return at >= 0 && bytes.subarray(at, at + wanted.length).equals(wanted);
}
