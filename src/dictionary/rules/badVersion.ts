import { elementRule } from './elementRule.ts';

/** Versions are numbers with a point. */
export const badVersion = elementRule(
  { name: 'version-malformed', severity: 'error', remedy: 'Write `since` as major and minor version: 1.0.' },
  ({ since }) => (/^\d+\.\d+$/.test(since) ? undefined : `appeared in ${since}, which is no version.`),
);
