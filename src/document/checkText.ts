import { clientError } from '../errors/clientError.ts';
import { GatewayError } from '../errors/gatewayError.ts';
import type { DocumentLimits } from './documentLimits.ts';
import { RefusedDocument } from './refusedDocument.ts';

const QUOTE = 34;
const HASH = 35;
const BACKSLASH = 92;
const NEWLINE = 10;
const CARRIAGE_RETURN = 13;
const OPEN = new Set([40, 91, 123]);
const CLOSE = new Set([41, 93, 125]);

/** Index after the string that starts at `start`; the end of the text when it is not closed. */
function skipString(text: string, start: number): number {
  if (text.startsWith('"""', start)) {
    let end = text.indexOf('"""', start + 3);
    while (end > 0 && text.charCodeAt(end - 1) === BACKSLASH) end = text.indexOf('"""', end + 3);
    return end < 0 ? text.length : end + 3;
  }
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) at++;
    else if (code === QUOTE || code === NEWLINE || code === CARRIAGE_RETURN) return at + 1;
  }
  return text.length;
}

function skipComment(text: string, start: number): number {
  const end = text.indexOf('\n', start);
  return end < 0 ? text.length : end + 1;
}

/** A name, from a given index on. */
const NAME = /[A-Za-z_][A-Za-z_0-9]*/y;

/** Index after the name at `start`; `start` itself when there is none. */
function skipName(text: string, start: number): number {
  NAME.lastIndex = start;
  return NAME.test(text) ? NAME.lastIndex : start;
}

function nameTooLong(limit: number): RefusedDocument {
  const params = { limit, unit: 'characters in a name' };
  return new RefusedDocument([
    clientError('DOCUMENT_TOO_LARGE', params, { paramsVi: { unit: 'ký tự trong một tên' } }),
  ]);
}

/**
 * Refuses a text whose brackets nest too deeply or that holds a name too long, in one pass over its characters.
 *
 * graphql-js parses by recursion: some thousand open brackets would exhaust the stack of the process. Names come back in
 * errors, and response keys with every object of a list: a long one would be multiplied.
 */
export function checkText(text: string, { nesting, nameLength }: Pick<DocumentLimits, 'nesting' | 'nameLength'>): void {
  let depth = 0;
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = skipString(text, at);
    else if (code === HASH) at = skipComment(text, at);
    else {
      if (OPEN.has(code) && ++depth > nesting)
        throw new GatewayError('DOCUMENT_TOO_DEEP', { what: 'the text', limit: nesting });
      if (CLOSE.has(code)) depth--;
      const end = skipName(text, at);
      if (end - at > nameLength) throw nameTooLong(nameLength);
      at = Math.max(end, at + 1);
    }
  }
}
