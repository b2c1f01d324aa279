import type { CaseQuestion } from './caseQuestion.ts';
import { NUMBER_COORDINATES, NUMBERS, numbersOf } from './personNumbers.ts';

/** Asks the population database for all numbers of a person. */
export const personQuestion: CaseQuestion<readonly string[]> = {
  name: 'gateway/person-numbers',
  text: `query PersonNumbers($id: PersonalId!) { person(personalId: $id) { ${NUMBERS} } }`,
  mayRead: new Set(['Query.person', ...NUMBER_COORDINATES]),
  read: ({ data, failedAt }) => (failedAt.length > 0 ? 'unverifiable' : numbersOf(data?.['person'])),
};
