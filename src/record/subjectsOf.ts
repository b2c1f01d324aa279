import type { AnswerFacts } from '../model/record.ts';
import { isPersonsTaxCode } from './numbersInText.ts';

/** Persons and organisations of an answer. */
export type Subjects = Pick<AnswerFacts, 'persons' | 'organisations'>;

/**
 * Whom an answer is about, the person for whom a tax code stands among the persons: they see it in their log, they are
 * counted, and with their salt it is erased.
 */
export function subjectsOf({ persons, organisations }: Subjects): Subjects {
  const codes = [...organisations];
  const ofPersons = codes.filter(isPersonsTaxCode);
  if (ofPersons.length === 0) return { persons, organisations };
  return {
    persons: new Set([...persons, ...ofPersons]),
    organisations: new Set(codes.filter((code) => !isPersonsTaxCode(code))),
  };
}
