import { elementRule } from './elementRule.ts';

const KNOWN = ['OPEN', 'INTERNAL', 'PERSONAL', 'SENSITIVE', 'SECRET'];

/** A class is one of the four. SECRET has a rule of its own. */
export const unknownClass = elementRule(
  { name: 'class-unknown', severity: 'error', remedy: 'Choose OPEN, INTERNAL, PERSONAL or SENSITIVE.' },
  ({ dataClass }) =>
    dataClass === undefined || KNOWN.includes(dataClass)
      ? undefined
      : `has the class ${dataClass}, which does not exist.`,
);
