import type { Node } from '../pattern/parsePattern.ts';

/** What a database engine calls things, as far as measures need it. */
export interface SqlDialect {
  readonly engine: 'postgres' | 'sqlite' | 'mariadb';
  readonly literal: (text: string) => string;
  readonly name: (identifier: string) => string;
  /** A column as text, whatever its type is. */
  readonly asText: (column: string) => string;
  /** A text to be told apart from others that are not the same, whatever the collation. */
  readonly compared: (text: string) => string;
  readonly trimmed: (text: string) => string;
  /** Where a character stands, from 1; 0 where it does not. */
  readonly position: (text: string, character: string) => string;
  readonly length: (text: string) => string;
  readonly joined: (texts: readonly string[]) => string;
  /** A text to be compared by its code points. */
  readonly ordered: (text: string) => string;
  readonly number: (text: string) => string;
  /** `undefined` where the engine cannot ask for such a pattern. */
  readonly matches: (text: string, pattern: Node) => string | undefined;
  readonly isComposed: (text: string) => string;
  readonly folded: (text: string) => string;
  /** Put behind the rows, so that what is computed for a row is computed once. */
  readonly fence: string;
}

/** A literal in which no question mark stands, since that is a place for a value to the query builder. */
export function quoted(text: string, questionMark: string): string {
  const parts = text.split('?').map((part) => `'${part.replaceAll("'", "''")}'`);
  return parts.length === 1 ? (parts[0] ?? "''") : `(${parts.join(` || ${questionMark} || `)})`;
}
