import type { Scenario } from './scenario.ts';

/** J3, birth, residence and health insurance of a child in one procedure. */
export const BIRTH_SCENARIOS: readonly Scenario[] = [
  {
    name: 'birth-married-parents',
    journey: 'J3',
    special: 'The couple of residence-spouse-home registers a newborn child, who has no number yet.',
    expected: 'Both parents and their marriage are found',
    ids: {
      dossierCode: 'H29.21-261118-9931',
      procedureCode: '2.000986',
      applicantId: '079084990221',
      fatherId: '079084990221',
      motherId: '079188990222',
    },
  },
];
