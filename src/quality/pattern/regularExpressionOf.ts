import type { CharSet } from './charSet.ts';
import type { Node } from './parsePattern.ts';

/** Largest number that a quantifier of PostgreSQL may have. From: PostgreSQL manual, §9.7.3. */
const MOST_REPETITIONS = 255;

/**
 * A pattern as PostgreSQL's advanced regular expressions have it, with every class written out: what `\d` and `\s` hold
 * there hangs on the database's language. `undefined` where a quantifier is beyond its limit.
 */
export function regularExpressionOf(node: Node): string | undefined {
  switch (node.kind) {
    case 'set':
      return setText(node.set);
    case 'start':
      return '^';
    case 'end':
      return '$';
    case 'sequence':
    case 'choice': {
      const parts = node.of.map(regularExpressionOf);
      if (parts.includes(undefined)) return undefined;
      return `(?:${parts.join(node.kind === 'choice' ? '|' : '')})`;
    }
    case 'repeat': {
      const of = regularExpressionOf(node.of);
      const { least, most } = node;
      if (of === undefined || least > MOST_REPETITIONS || (most !== Infinity && most > MOST_REPETITIONS))
        return undefined;
      return `${of}{${least},${most === Infinity ? '' : most}}`;
    }
  }
}

function setText(set: CharSet): string {
  const parts = set
    .map(([from, to]) => [Math.max(1, from), to] as const)
    .filter(([from, to]) => from <= to)
    .map(([from, to]) => (from === to ? codeText(from) : `${codeText(from)}-${codeText(to)}`));
  return `[${parts.join('')}]`;
}

function codeText(code: number): string {
  return code > 0xffff ? `\\U${code.toString(16).padStart(8, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
}
