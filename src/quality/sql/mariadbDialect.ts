import { WHITE_SPACE } from '../pattern/charSet.ts';
import { PERL_END, perlClass, perlExpression, perlExpressionOf } from '../pattern/perlExpressionOf.ts';
import { DECOMPOSED, MARKED } from './decomposed.ts';
import type { SqlDialect } from './dialect.ts';
import { FOLDED_LETTERS } from './foldedLetters.ts';

/** By code points, without regard to what spaces at the end mean elsewhere. */
const EXACTLY = 'collate utf8mb4_nopad_bin';

const SPACE = perlClass(WHITE_SPACE);
const SPACES_AROUND = perlExpression(`^${SPACE}+|(?<!${SPACE})${SPACE}+${PERL_END}`);
/** Neither letter nor number, of any script. */
const UNNAMED = perlExpression('[^[:alnum:]]');

/**
 * MariaDB 10.5 or newer, over a connection that speaks `utf8mb4`. Texts are compared by their code points, spaces at
 * their ends included, whatever the collation of the table says.
 */
export const mariadbDialect: SqlDialect = {
  engine: 'mariadb',
  literal,
  name: (identifier) => `\`${identifier.replaceAll('`', '``')}\``,
  asText: (column) => exact(`convert(${column} using utf8mb4)`),
  compared: exact,
  trimmed: (text) => `regexp_replace(${text}, ${literal(SPACES_AROUND)}, '')`,
  position: (text, character) => `instr(${text}, ${literal(character)})`,
  length: (text) => `char_length(${text})`,
  joined: (texts) => `concat(${texts.join(', ')})`,
  ordered: exact,
  number: (text) => `cast(${text} as double)`,
  matches: (text, pattern) => {
    const expression = perlExpressionOf(pattern);
    return expression === undefined ? undefined : `${exact(text)} regexp ${literal(expression)}`;
  },
  // Marks first: most texts have none.
  isComposed: (text) =>
    `not (${exact(text)} regexp ${literal(MARKED)} and ${exact(text)} regexp ${literal(DECOMPOSED)})`,
  folded: (text) => {
    const named = `regexp_replace(${exact(text)}, ${literal(UNNAMED)}, '')`;
    return `upper(${FOLDED_LETTERS.reduce(
      (inner, [to, letters]) => `regexp_replace(${inner}, ${literal(perlExpression(perlClass(letters)))}, '${to}')`,
      named,
    )})`;
  },
  fence: 'limit 18446744073709551615',
};

function exact(text: string): string {
  return `(${text} ${EXACTLY})`;
}

/**
 * Neither question mark, which is a place for a value to the query builder, nor backslash, whose meaning hangs on the
 * server's settings, stands in a literal. Characters by number are of another collation than what the connection writes,
 * so that one of them has to say which holds.
 */
function literal(text: string): string {
  const parts = text.split(/([?\\])/).filter((part) => part !== '');
  const firstSign = parts.findIndex(isSign);
  const texts = parts.map((part, at) => {
    if (!isSign(part)) return `'${part.replaceAll("'", "''")}'`;
    const sign = `char(${part.charCodeAt(0)} using utf8mb4)`;
    return at === firstSign ? `${sign} ${EXACTLY}` : sign;
  });
  if (firstSign === -1) return texts[0] ?? "''";
  return texts.length === 1 ? `(${texts.join('')})` : `concat(${texts.join(', ')})`;
}

function isSign(text: string): boolean {
  return text === '?' || text === '\\';
}
