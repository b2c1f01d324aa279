import { accept, refuse } from './result.ts';
import type { ScalarResult, ScalarRule } from './scalarRule.ts';

/** Which way a value goes: from a client, or from a ministry. */
export type Direction = 'input' | 'output';

/** A rule whose values are text both ways; `check` sees nothing but text. */
export function textRule(name: string, check: (text: string, direction: Direction) => ScalarResult): ScalarRule {
  const inDirection = (direction: Direction) => (value: unknown) =>
    typeof value === 'string' ? check(value, direction) : refuse('SCALAR_NOT_TEXT', { scalar: name });
  return { name, parse: inDirection('input'), serialise: inDirection('output') };
}

/** A rule whose values match a pattern as a whole. `format` is how the pattern is told to people. */
export function patternRule(name: string, pattern: RegExp, format: string = pattern.source): ScalarRule {
  const rule = textRule(name, (text) =>
    pattern.test(text) ? accept(text) : refuse('SCALAR_MALFORMED', { scalar: name, format }),
  );
  return { ...rule, pattern };
}
