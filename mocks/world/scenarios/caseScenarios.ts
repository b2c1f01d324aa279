import type { Scenario } from './scenario.ts';

/** Dossiers and encounters that a request cannot be founded on, each for one reason. */
export const CASE_SCENARIOS: readonly Scenario[] = [
  {
    name: 'case-ended',
    journey: 'common',
    special: 'A land transfer between the parties of land-transfer-clean whose result was given in October.',
    expected: 'CASE_CLOSED',
    ids: { dossierCode: 'H29.21-261001-9981', transferorId: '079075990101', parcelRecordId: 'TD-26740-9901' },
  },
  {
    name: 'case-of-another-agency',
    journey: 'common',
    special: 'A land transfer that agencies of Ha Noi alone work on.',
    expected: 'CASE_NOT_YOURS for agencies of Ho Chi Minh City',
    ids: { dossierCode: 'H26.21-261110-9982', transferorId: '079068990111', parcelRecordId: 'TD-26740-9902' },
  },
  {
    name: 'case-of-another-procedure',
    journey: 'common',
    special: 'The dossier is an application for an identity card, which is no ground for reading about land.',
    expected: 'CASE_NOT_FOR_PURPOSE for a land transfer',
    ids: { dossierCode: 'H29.21-261110-9983', procedureCode: '2.000200', applicantId: '079172990121' },
  },
  {
    name: 'encounter-ended',
    journey: 'common',
    special: 'A visit at the hospital 79001 from which the patient was discharged on the same day.',
    expected: 'CASE_CLOSED',
    ids: { encounterId: '79001261112990984', encounterFacility: '79001', patientId: '079172990121' },
  },
  {
    name: 'encounter-elsewhere',
    journey: 'common',
    special: 'A patient is being treated, but at the hospital 79002.',
    expected: 'CASE_NOT_YOURS for doctors of the hospital 79001',
    ids: { encounterId: '79002261119990985', encounterFacility: '79002', patientId: '079085990122' },
  },
];
