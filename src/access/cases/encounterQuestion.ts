import type { CaseQuestion } from './caseQuestion.ts';
import type { EncounterFacts } from './caseFacts.ts';
import { isFields, NUMBER_COORDINATES, NUMBERS, numbersOf, texts } from './personNumbers.ts';

/** Asks the health ministry for an encounter, and the population database for the other numbers of the patient. */
export const encounterQuestion: CaseQuestion<EncounterFacts> = {
  name: 'gateway/case-encounter',
  text: `query CaseEncounter($id: ID!) {
    encounter(encounterId: $id) {
      encounterId encounterFacility dischargedAt patientPersonId
      patient { ${NUMBERS} }
    }
  }`,
  mayRead: new Set([
    'Query.encounter',
    'Encounter.encounterId',
    'Encounter.encounterFacility',
    'Encounter.dischargedAt',
    'Encounter.patientPersonId',
    'Encounter.patient',
    ...NUMBER_COORDINATES,
  ]),
  read: ({ data, failedAt }) => {
    const encounter = data?.['encounter'];
    // Other numbers of the patient may be out of reach; all else may not.
    if (failedAt.some((path) => !path.includes('patient'))) return 'unverifiable';
    if (!isFields(encounter)) return 'unknown';
    const facility = encounter['encounterFacility'];
    return {
      kind: 'encounter',
      id: String(encounter['encounterId']),
      isOpen: encounter['dischargedAt'] === null,
      facility: typeof facility === 'string' ? facility : undefined,
      persons: new Set([...texts([encounter['patientPersonId']]), ...numbersOf(encounter['patient'])]),
    };
  },
};
