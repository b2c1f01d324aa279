import { crossCheckPersonalId } from './crossCheckPersonalId.ts';
import type { ScalarIssue } from './scalarRule.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Rules over several elements of one entity, by its name. They warn and never refuse. */
const RULES: Readonly<Record<string, (fields: Fields) => readonly ScalarIssue[]>> = {
  Person: ({ personalId, sex, birthDate }) =>
    typeof personalId === 'string' && /^\d{12}$/.test(personalId)
      ? crossCheckPersonalId(personalId, {
          sex: typeof sex === 'string' ? sex : undefined,
          birthDate: typeof birthDate === 'string' ? birthDate : undefined,
        })
      : [],
};

/** What the elements of one record say against each other; elements that were not read are not compared. */
export function recordIssues(entity: string, fields: Fields): readonly ScalarIssue[] {
  return RULES[entity]?.(fields) ?? [];
}
