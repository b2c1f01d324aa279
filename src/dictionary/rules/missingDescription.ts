import { describedNodes } from '../draft/describedNodes.ts';
import type { DictionaryRule } from './rule.ts';

/** Everything that has a name has an English definition. */
export const missingDescription: DictionaryRule = {
  name: 'description-missing-en',
  severity: 'error',
  remedy: 'Write the English definition above it, between three quotation marks: meaning, unit, keeper.',
  check: (draft) =>
    describedNodes(draft)
      .filter((node) => node.description === '')
      .map(({ coordinate, place }) => ({ place, message: `${coordinate} has no English definition.` })),
};
