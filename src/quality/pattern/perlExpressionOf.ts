import { complement, type CharSet } from './charSet.ts';
import type { Node } from './parsePattern.ts';

/** Largest number that a quantifier may have. From: manual of Perl-compatible regular expressions, "Repetition". */
const MOST_REPETITIONS = 65_535;

const LAST = 0x10ffff;
/** What means itself outside of a class, too. */
const IS_PLAIN = /^[A-Za-z0-9 :@_-]$/;
const SURROGATES = [0xd800, 0xdfff] as const;

/** A dot is any character and a letter is itself, whatever the server's settings say. */
const AS_WRITTEN = '(?s-imx)';
/** The very end: a dollar sign also stands before a line break that comes last. */
const END = '(?!.)';

/**
 * A pattern as Perl-compatible regular expressions have it (MariaDB), with every class written out. `undefined` where a
 * quantifier is beyond their limit.
 */
export function perlExpressionOf(pattern: Node): string | undefined {
  const expression = expressionOf(pattern);
  return expression === undefined ? undefined : `${AS_WRITTEN}${expression}`;
}

/** Some pattern written by hand, of classes by `perlClass`; `.` is any character. */
export function perlExpression(...parts: readonly string[]): string {
  return `${AS_WRITTEN}${parts.join('')}`;
}

export const PERL_END = END;

function expressionOf(node: Node): string | undefined {
  switch (node.kind) {
    case 'set':
      return perlClass(node.set);
    case 'start':
      return '^';
    case 'end':
      return END;
    case 'sequence':
    case 'choice': {
      const parts = node.of.map(expressionOf);
      if (parts.includes(undefined)) return undefined;
      return node.kind === 'choice' ? `(${parts.join('|')})` : parts.join('');
    }
    case 'repeat': {
      const of = expressionOf(node.of);
      const { least, most } = node;
      if (of === undefined || least > MOST_REPETITIONS || (most !== Infinity && most > MOST_REPETITIONS))
        return undefined;
      const inner = node.of.kind === 'set' ? of : `(${of})`;
      return `${inner}{${least}${most === least ? '' : `,${most === Infinity ? '' : most}`}}`;
    }
  }
}

/** A class; one that reaches to the last of all characters is written by what it leaves out. */
export function perlClass(set: CharSet): string {
  const [[from, to] = [0, 0]] = set;
  if (set.length === 1 && from === to && IS_PLAIN.test(String.fromCodePoint(from))) return String.fromCodePoint(from);
  if (set.at(-1)?.[1] !== LAST) return set.length === 0 ? '(?!)' : `[${rangesText(set)}]`;
  const left = complement(set);
  return left.length === 0 ? '.' : `[^${rangesText(left)}]`;
}

function rangesText(set: CharSet): string {
  return set
    .map(([from, to]) => [withoutSurrogate(from, SURROGATES[1] + 1), withoutSurrogate(to, SURROGATES[0] - 1)] as const)
    .filter(([from, to]) => from <= to)
    .map(([from, to]) => (from === to ? codeText(from) : `${codeText(from)}-${codeText(to)}`))
    .join('');
}

/** Half a character is none to the engine, nor in a database. */
function withoutSurrogate(code: number, otherwise: number): number {
  return code >= SURROGATES[0] && code <= SURROGATES[1] ? otherwise : code;
}

/** Letters and what means nothing in a class as they are, so that people can read them. */
function codeText(code: number): string {
  const character = String.fromCodePoint(code);
  return /^[\p{L}\p{N} .,:;@_/+*()|{}]$/u.test(character) ? character : `\\x{${code.toString(16)}}`;
}
