import { textArgument } from '../draft/directiveUse.ts';
import { elementRule } from './elementRule.ts';

/** Identifiers are `ndg:`, three letters of the subject, a number of three digits. */
export const badIdentifier = elementRule(
  { name: 'identifier-malformed', severity: 'error', remedy: 'Write the identifier as ndg:POP-001.' },
  (_facts, { use }) => {
    const id = textArgument(use, 'id');
    if (id === undefined) return 'has no identifier.';
    return /^ndg:[A-Z]{3}-\d{3}$/.test(id) ? undefined : `has the identifier ${id}.`;
  },
);
