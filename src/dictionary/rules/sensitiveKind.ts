import { elementRule } from './elementRule.ts';

const LIST = 'SENSITIVE_KIND';

/** Sensitive elements say of what kind they are, others do not, and the kind is one of the list. */
export const sensitiveKind = elementRule(
  {
    name: 'sensitive-kind',
    severity: 'error',
    remedy: `Give elements of class SENSITIVE, and no others, a \`sensitive\` kind of the list ${LIST}.`,
  },
  ({ dataClass, sensitiveKind: kind }, _field, draft) => {
    if (dataClass === 'SENSITIVE' && kind === undefined) return 'is SENSITIVE without saying of what kind.';
    if (dataClass !== 'SENSITIVE' && kind !== undefined) return 'has a sensitive kind without being SENSITIVE.';
    const kinds = draft.codeLists.get(LIST)?.rows.map((row) => row.cells['code']) ?? [];
    return kind === undefined || kinds.includes(kind) ? undefined : `has the sensitive kind ${kind}, which is unknown.`;
  },
);
