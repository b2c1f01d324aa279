import type { DictionaryDraft, DraftField } from '../draft/draft.ts';
import { elementFacts, type ElementFacts } from '../draft/elementFacts.ts';
import { elementsOf } from '../draft/elementsOf.ts';
import type { DictionaryRule } from './rule.ts';

/** A rule that looks at one element at a time. `breach` tells what is wrong with it, if anything. */
export function elementRule(
  about: Pick<DictionaryRule, 'name' | 'severity' | 'remedy'>,
  breach: (facts: ElementFacts, field: DraftField, draft: DictionaryDraft) => string | undefined,
): DictionaryRule {
  return {
    ...about,
    check: (draft) =>
      elementsOf(draft).flatMap((field) => {
        const message = breach(elementFacts(field, draft.types.get(field.type)), field, draft);
        return message === undefined ? [] : [{ place: field.place, message: `${field.type}.${field.name} ${message}` }];
      }),
  };
}
