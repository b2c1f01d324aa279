import { globClass, globOf } from '../pattern/globOf.ts';
import { WHITE_SPACE } from '../pattern/charSet.ts';
import { shapesOf } from '../pattern/shapes.ts';
import { COMPOSING_MARKS, COMPOSING_PAIRS } from './composition.ts';
import { quoted, type SqlDialect } from './dialect.ts';
import { FOLDING } from './folding.ts';

const literal = (text: string): string => quoted(text, 'char(63)');

const SPACES = literal(WHITE_SPACE.flatMap(([from, to]) => codesBetween(from, to)).join(''));

/** Ways to match from which on a text is worked out beforehand (count). */
const MANY = 4;

/** SQLite, which knows no regular expressions and no normalisation: patterns become GLOBs. Version 3.23 or newer. */
export const sqliteDialect: SqlDialect = {
  engine: 'sqlite',
  literal,
  name: (identifier) => `"${identifier.replaceAll('"', '""')}"`,
  asText: (column) => `cast(${column} as text)`,
  compared: (text) => text,
  trimmed: (text) => `trim(${text}, ${SPACES})`,
  position: (text, character) => `instr(${text}, ${literal(character)})`,
  length: (text) => `length(${text})`,
  joined: (texts) => `(${texts.join(' || ')})`,
  ordered: (text) => text,
  number: (text) => `cast(${text} as real)`,
  matches: (text, pattern) => {
    const shapes = shapesOf(pattern);
    if (shapes === undefined) return undefined;
    if (shapes.length < MANY) return balanced(shapes.map((shape) => `(${globOf(shape, text, literal)})`));
    // Worked out once, then looked at from all sides.
    const sides = balanced(shapes.map((shape) => `(${globOf(shape, 'x', literal)})`));
    return `(select ${sides} from (select ${text} as x limit 1))`;
  },
  // Marks first: most texts have none.
  isComposed: (text) => {
    const pairs = COMPOSING_PAIRS.map(
      ({ mark, letters }) => `${text} glob ${literal(`*${globClass(letters)}${mark}*`)}`,
    );
    return `not (${text} glob ${literal(`*${globClass(COMPOSING_MARKS)}*`)} and (${pairs.join(' or ')}))`;
  },
  folded: (text) => FOLDING.reduce((inner, [from, to]) => `replace(${inner}, ${literal(from)}, ${literal(to)})`, text),
  fence: 'limit -1 offset 0',
};

function codesBetween(from: number, to: number): readonly string[] {
  return Array.from({ length: to - from + 1 }, (_, step) => String.fromCodePoint(from + step));
}

/** Alternatives as a balanced tree: a long chain of `or` is deeper than SQLite takes. */
function balanced(alternatives: readonly string[]): string {
  if (alternatives.length <= 8) return `(${alternatives.join(' or ')})`;
  const half = Math.ceil(alternatives.length / 2);
  return `(${balanced(alternatives.slice(0, half))} or ${balanced(alternatives.slice(half))})`;
}
