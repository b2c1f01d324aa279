import { GatewayError } from '../errors/gatewayError.ts';

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

/**
 * Refuses a text whose brackets nest deeper than `limit`, in one pass over its characters.
 * graphql-js parses by recursion: some thousand open brackets would exhaust the stack of the process.
 */
export function checkNesting(text: string, limit: number): void {
  let depth = 0;
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = skipString(text, at);
    else if (code === HASH) at = skipComment(text, at);
    else {
      if (OPEN.has(code) && ++depth > limit) throw new GatewayError('DOCUMENT_TOO_DEEP', { what: 'the text', limit });
      if (CLOSE.has(code)) depth--;
      at++;
    }
  }
}
