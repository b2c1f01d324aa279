import type { Scenario } from './scenario.ts';

/** Cases that meet every journey sooner or later. */
export const COMMON_SCENARIOS: readonly Scenario[] = [
  {
    name: 'person-cancelled-and-reissued',
    journey: 'common',
    special:
      'The number was cancelled because the birth year was corrected, and a new one issued; the old one still answers.',
    expected: 'The old record is superseded by the new one',
    ids: {
      dossierCode: 'H29.21-261116-9971',
      cancelledPersonalId: '079178990701',
      personalId: '079179990702',
      identifierHistoryId: 'LS-990701',
    },
  },
  {
    name: 'person-deceased',
    journey: 'common',
    special: 'Died on 2024-02-29; population, justice, tax and insurance agree.',
    expected: 'Life status deceased everywhere',
    ids: { dossierCode: 'H29.21-261116-9972', personalId: '079041990711', deathRegNo: 'KT-26740-2024-9971' },
  },
  {
    name: 'foreigner-without-id',
    journey: 'common',
    special:
      'A foreigner without personal identifier: known to tax by a code of ten digits and to a hospital by an encounter alone.',
    expected: 'Reached by tax code and encounter, never by personal identifier',
    ids: { taxCode: '8990720014', encounterId: '79001261105990721', encounterFacility: '79001' },
  },
  {
    name: 'enterprise-representative-changed',
    journey: 'common',
    special:
      'The legal representative changed on 2026-03-01; the former one is kept with an end date. The enterprise holds land.',
    expected: 'Two representatives, one of them current',
    ids: {
      dossierCode: 'H29.21-261116-9973',
      enterpriseCode: '0990730018',
      formerRepresentativeId: '079070990731',
      currentRepresentativeId: '079182990732',
      changedOn: '2026-03-01',
      parcelRecordId: 'TD-26740-9973',
    },
  },
  {
    name: 'old-district-code',
    journey: 'common',
    special: 'The recorded address still names district 760 (Quận 1), which does not exist since 2025-07-01.',
    expected: 'Code 760 is understood in input and never given in output',
    ids: {
      dossierCode: 'H29.21-261116-9974',
      personalId: '079186990741',
      districtCode: '760',
      oldCommuneCode: '26737',
      communeCode: '26740',
    },
  },
];
