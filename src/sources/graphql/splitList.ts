const QUOTE = 0x22;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;

/** From the first byte of a member to the one after its last. */
export type Span = readonly [start: number, end: number];

/**
 * Where the members of a JSON list begin and end. Of the members themselves nothing is known but that they are objects whose
 * brackets are even: whoever reads one finds what else is wrong with it. Each byte is looked at once.
 *
 * Returns undefined for what is no list of objects.
 */
export function splitList(bytes: Uint8Array): readonly Span[] | undefined {
  const spans: Span[] = [];
  let at = afterSpace(bytes, 0);
  if (bytes[at] !== 0x5b) return undefined;
  at = afterSpace(bytes, at + 1);
  if (bytes[at] === 0x5d) return isEnd(bytes, at + 1) ? spans : undefined;
  for (;;) {
    const end = bytes[at] === 0x7b ? endOfBrackets(bytes, at) : undefined;
    if (end === undefined) return undefined;
    spans.push([at, end]);
    at = afterSpace(bytes, end);
    if (bytes[at] === 0x5d) return isEnd(bytes, at + 1) ? spans : undefined;
    if (bytes[at] !== COMMA) return undefined;
    at = afterSpace(bytes, at + 1);
  }
}

/** The place after the bracket that closes the one that stands here. */
function endOfBrackets(bytes: Uint8Array, start: number): number | undefined {
  let depth = 0;
  for (let at = start; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === QUOTE) at = endOfText(bytes, at);
    // `[` and `{` differ in one bit, and so do `]` and `}`.
    else if ((byte | 0x20) === 0x7b) depth += 1;
    else if ((byte | 0x20) === 0x7d && (depth -= 1) === 0) return at + 1;
  }
  return undefined;
}

/** The place of the quote that ends the text that begins here. */
function endOfText(bytes: Uint8Array, start: number): number {
  let at = start + 1;
  while (at < bytes.length && bytes[at] !== QUOTE) at += bytes[at] === BACKSLASH ? 2 : 1;
  return at;
}

function afterSpace(bytes: Uint8Array, start: number): number {
  let at = start;
  while (bytes[at] === 0x20 || bytes[at] === 0x0a || bytes[at] === 0x0d || bytes[at] === 0x09) at += 1;
  return at;
}

function isEnd(bytes: Uint8Array, at: number): boolean {
  return afterSpace(bytes, at) === bytes.length;
}
