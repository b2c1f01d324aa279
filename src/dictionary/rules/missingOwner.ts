import { elementRule } from './elementRule.ts';

/** Every element has one owner, the only writer. */
export const missingOwner = elementRule(
  { name: 'owner-missing', severity: 'error', remedy: 'Give the element or its entity an `owner`: an agency code.' },
  ({ owner }) => (owner === undefined ? 'has no owner.' : undefined),
);
