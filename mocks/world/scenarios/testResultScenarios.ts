import type { Scenario } from './scenario.ts';

/** J4, re-use of test results between hospitals. The treating doctor works at facility 79001 and has an open encounter there. */
export const TEST_RESULT_SCENARIOS: readonly Scenario[] = [
  {
    name: 'results-mixed',
    journey: 'J4',
    special:
      'One patient with a result of every kind: reusable, expired, without sampling time, in another unit, HIV (hidden), and images.',
    expected: 'REUSABLE, EXPIRED and NOT_COMPARABLE, each with its reason; the HIV result is withheld',
    ids: {
      patientId: '079168990401',
      encounterId: '79001261120990401',
      encounterFacility: '79001',
      earlierEncounterId: '79002261110990401',
      asOf: '2026-11-20T08:00:00+07:00',
      reusableHba1cId: 'XN-990401-01',
      expiredUreaId: 'XN-990401-02',
      expiredHaematologyId: 'XN-990401-03',
      noSampledAtId: 'XN-990401-04',
      otherUnitId: 'XN-990401-05',
      comparableUnitId: 'XN-990401-06',
      hivId: 'XN-990401-07',
      reusableXrayId: 'CDHA-990401-01',
      expiredUltrasoundId: 'CDHA-990401-02',
    },
  },
  {
    name: 'results-unidentified-patient',
    journey: 'J4',
    special:
      'An emergency patient without papers: the encounter has no personal identifier, so nothing can be looked up.',
    expected: 'No patient; no earlier results',
    ids: { encounterId: '79001261119990411', encounterFacility: '79001', labResultId: 'XN-990411-01' },
  },
  {
    name: 'results-cancelled-id',
    journey: 'J4',
    special: 'The earlier encounter carries the number that the patient had before it was cancelled and issued anew.',
    expected: 'The earlier results are found through the identifier history, with a notice',
    ids: {
      patientId: '079072990422',
      cancelledPersonalId: '079073990421',
      identifierHistoryId: 'LS-990421',
      encounterId: '79001261120990422',
      encounterFacility: '79001',
      earlierEncounterId: '79002261101990421',
      labResultId: 'XN-990421-01',
    },
  },
];
