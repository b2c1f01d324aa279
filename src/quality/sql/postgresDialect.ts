import { WHITE_SPACE } from '../pattern/charSet.ts';
import { regularExpressionOf } from '../pattern/regularExpressionOf.ts';
import { quoted, type SqlDialect } from './dialect.ts';
import { FOLDING } from './folding.ts';

const literal = (text: string): string => quoted(text, 'chr(63)');

const SPACES = WHITE_SPACE.flatMap(([from, to]) =>
  Array.from({ length: to - from + 1 }, (_, step) => String.fromCodePoint(from + step)),
).join('');

/** `translate` takes away what has no counterpart, so that what vanishes comes last. */
const FOLDED = FOLDING.toSorted(([, one], [, other]) => other.length - one.length);

/** PostgreSQL 13 or newer, in a database whose encoding is UTF-8. */
export const postgresDialect: SqlDialect = {
  engine: 'postgres',
  literal,
  name: (identifier) => `"${identifier.replaceAll('"', '""')}"`,
  asText: (column) => `${column}::text`,
  compared: (text) => text,
  trimmed: (text) => `btrim(${text}, ${literal(SPACES)})`,
  position: (text, character) => `strpos(${text}, ${literal(character)})`,
  length: (text) => `length(${text})`,
  joined: (texts) => `(${texts.join(' || ')})`,
  ordered: (text) => `(${text}) collate "C"`,
  number: (text) => `(${text})::numeric`,
  matches: (text, pattern) => {
    const expression = regularExpressionOf(pattern);
    return expression === undefined ? undefined : `(${text}) ~ ${literal(expression)}`;
  },
  isComposed: (text) => `(${text}) is nfc normalized`,
  folded: (text) =>
    `translate(${text}, ${literal(FOLDED.map(([from]) => from).join(''))}, ${literal(FOLDED.map(([, to]) => to).join(''))})`,
  fence: 'offset 0',
};
