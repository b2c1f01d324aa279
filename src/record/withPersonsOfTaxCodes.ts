import type { AnswerFacts } from '../model/record.ts';
import { isPersonsTaxCode } from './numbersInText.ts';

/**
 * The facts of an answer with the persons for whom a tax code stands among the persons: they see it in their log, they are
 * counted, and with their salt it is erased. Where there are none, the facts come back as they are.
 */
export function withPersonsOfTaxCodes(facts: AnswerFacts): AnswerFacts {
  if (facts.organisations.size === 0) return facts;
  const codes = [...facts.organisations];
  const ofPersons = codes.filter(isPersonsTaxCode);
  if (ofPersons.length === 0) return facts;
  return {
    ...facts,
    persons: new Set([...facts.persons, ...ofPersons]),
    organisations: new Set(codes.filter((code) => !isPersonsTaxCode(code))),
  };
}
