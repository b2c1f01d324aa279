import type { DocumentNode } from 'graphql';
import type { Dictionary } from '../../model/dictionary.ts';
import type { Hit, RuleFacts } from '../rule.ts';
import { schemaRules } from './checkSchema.ts';
import { readClaim } from './schemaRule.ts';

/** A rule of the dictionary that a change of a schema breaks. */
export interface NewHit extends Hit {
  readonly rule: RuleFacts;
}

/**
 * Rules of the dictionary that a schema breaks and its earlier version did not, or all that it breaks without one.
 */
export function newHits(dictionary: Dictionary, after: DocumentNode, before?: DocumentNode): readonly NewHit[] {
  const [now, then] = [readClaim(after, dictionary), before && readClaim(before, dictionary)];
  return schemaRules.flatMap((rule) => {
    const known = new Set((then === undefined ? [] : rule.check(then)).map(({ where }) => where));
    return rule.check(now).flatMap((hit) => (known.has(hit.where) ? [] : [{ ...hit, rule }]));
  });
}
