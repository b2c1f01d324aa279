import { fromByteText, toByteText, type ByteText } from '../../util/byteText.ts';

/** Objects and lists inside one another, beyond which a text is not taken seriously (count). */
const MAX_DEPTH = 256;

/** A text is not JSON (RFC 8259), or says one thing twice. */
export class MalformedJson extends Error {
  constructor() {
    super('The text is not JSON.');
    this.name = 'MalformedJson';
  }
}

/** The next position that is not white space. */
export function skipSpace(text: ByteText, position: number): number {
  let at = position;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return at;
    at++;
  }
}

function isHex(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 70) || (code >= 97 && code <= 102);
}

function endOfEscape(text: ByteText, position: number): number {
  switch (text.charCodeAt(position + 1)) {
    case 0x22:
    case 0x5c:
    case 0x2f:
    case 0x62:
    case 0x66:
    case 0x6e:
    case 0x72:
    case 0x74:
      return position + 2;
    case 0x75:
      for (let at = position + 2; at < position + 6; at++) if (!isHex(text.charCodeAt(at))) throw new MalformedJson();
      return position + 6;
    default:
      throw new MalformedJson();
  }
}

/** The position after the string that begins here. */
export function endOfString(text: ByteText, position: number): number {
  if (text.charCodeAt(position) !== 0x22) throw new MalformedJson();
  let at = position + 1;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === 0x22) return at + 1;
    if (code === 0x5c) at = endOfEscape(text, at);
    // Past its end a text has NaN, which is not at least anything.
    else if (code >= 0x20) at++;
    else throw new MalformedJson();
  }
}

function endOfDigits(text: ByteText, position: number): number {
  let at = position;
  for (let code = text.charCodeAt(at); code >= 48 && code <= 57; code = text.charCodeAt(at)) at++;
  if (at === position) throw new MalformedJson();
  return at;
}

function endOfNumber(text: ByteText, position: number): number {
  let at = position;
  if (text.charCodeAt(at) === 0x2d) at++;
  at = text.charCodeAt(at) === 48 ? at + 1 : endOfDigits(text, at);
  if (text.charCodeAt(at) === 0x2e) at = endOfDigits(text, at + 1);
  const code = text.charCodeAt(at);
  if (code !== 0x65 && code !== 0x45) return at;
  const sign = text.charCodeAt(at + 1);
  return endOfDigits(text, sign === 0x2b || sign === 0x2d ? at + 2 : at + 1);
}

function endOfWord(text: ByteText, position: number, word: string): number {
  if (!text.startsWith(word, position)) throw new MalformedJson();
  return position + word.length;
}

/** The position after the value that begins here. */
export function endOfValue(text: ByteText, position: number, depth = 0): number {
  switch (text.charCodeAt(position)) {
    case 0x22:
      return endOfString(text, position);
    case 0x7b:
      return endOfObject(text, position, depth);
    case 0x5b:
      return endOfList(text, position, depth);
    case 0x74:
      return endOfWord(text, position, 'true');
    case 0x66:
      return endOfWord(text, position, 'false');
    case 0x6e:
      return endOfWord(text, position, 'null');
    default:
      return endOfNumber(text, position);
  }
}

function endOfObject(text: ByteText, position: number, depth: number): number {
  if (depth >= MAX_DEPTH) throw new MalformedJson();
  let at = skipSpace(text, position + 1);
  if (text.charCodeAt(at) === 0x7d) return at + 1;
  for (;;) {
    at = skipSpace(text, endOfString(text, at));
    if (text.charCodeAt(at) !== 0x3a) throw new MalformedJson();
    at = skipSpace(text, endOfValue(text, skipSpace(text, at + 1), depth + 1));
    const code = text.charCodeAt(at);
    if (code === 0x7d) return at + 1;
    if (code !== 0x2c) throw new MalformedJson();
    at = skipSpace(text, at + 1);
  }
}

function endOfList(text: ByteText, position: number, depth: number): number {
  if (depth >= MAX_DEPTH) throw new MalformedJson();
  let at = skipSpace(text, position + 1);
  if (text.charCodeAt(at) === 0x5d) return at + 1;
  for (;;) {
    at = skipSpace(text, endOfValue(text, at, depth + 1));
    const code = text.charCodeAt(at);
    if (code === 0x5d) return at + 1;
    if (code !== 0x2c) throw new MalformedJson();
    at = skipSpace(text, at + 1);
  }
}

/** What a string between `position` and `end`, quotes included, says; escapes are resolved. */
export function stringBetween(text: ByteText, position: number, end: number): ByteText {
  const inside = text.slice(position + 1, end - 1);
  return inside.includes('\\') ? toByteText(JSON.parse(fromByteText(text.slice(position, end))) as string) : inside;
}

/** The value of a JSON text; undefined when it is none. */
export function decodeJson(raw: ByteText): unknown {
  try {
    return JSON.parse(fromByteText(raw)) as unknown;
  } catch {
    return undefined;
  }
}

/** The JSON text of a value; undefined for what JSON cannot hold. */
export function encodeJson(value: unknown): ByteText | undefined {
  try {
    const text = JSON.stringify(value) as string | undefined;
    return text === undefined ? undefined : toByteText(text);
  } catch {
    return undefined;
  }
}
