import { elementRule } from './elementRule.ts';

/** Every element rests on a law. */
export const missingBasis = elementRule(
  { name: 'basis-missing', severity: 'error', remedy: 'Give the element or its entity a `basis`: act and article.' },
  ({ basis }) => (basis === undefined ? 'has no legal basis.' : undefined),
);
