import type { AnswerDescription } from '../model/executedAnswer.ts';
import type { RowScope } from '../model/rows.ts';
import { constantExtensions, type Extensions } from './answerText.ts';

/** What an answer says of its access, and the extensions that say nothing else. */
export interface RestrictionNotice {
  readonly access: Readonly<Record<string, unknown>>;
  readonly extensions: Extensions;
}

/** By operation and rule: the same for every request with them. */
const notices = new WeakMap<AnswerDescription['restricted'], Map<string | undefined, RestrictionNotice>>();

/** Out of which lists rows are left that may not be seen: said whether there are any or not. Undefined: out of none. */
export function restrictionNotice(
  { rule }: RowScope,
  { restricted }: AnswerDescription,
): RestrictionNotice | undefined {
  if (restricted.length === 0) return undefined;
  let ofRule = notices.get(restricted);
  if (ofRule === undefined) notices.set(restricted, (ofRule = new Map<string | undefined, RestrictionNotice>()));
  let notice = ofRule.get(rule);
  if (notice === undefined) {
    const access = { ...(rule === undefined ? {} : { rowRule: rule }), restricted };
    ofRule.set(rule, (notice = { access, extensions: constantExtensions({ access }) }));
  }
  return notice;
}
