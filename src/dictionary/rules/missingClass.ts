import { elementRule } from './elementRule.ts';

/** Every element has a class, its own or its entity's. */
export const missingClass = elementRule(
  {
    name: 'class-missing',
    severity: 'error',
    remedy: 'Give the element or its entity a class: OPEN, INTERNAL, PERSONAL or SENSITIVE.',
  },
  ({ dataClass }) => (dataClass === undefined ? 'has no class.' : undefined),
);
