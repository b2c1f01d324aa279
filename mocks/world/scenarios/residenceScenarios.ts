import type { Scenario } from './scenario.ts';

/**
 * J2, permanent residence from land and civil status.
 *
 * `claimedRelation` is what the applicant says to be of the owner, in the codes of the population database
 * (`VO` wife, `CHONG` husband, `CON` child); it is absent where the applicant claims no relation.
 */
export const RESIDENCE_SCENARIOS: readonly Scenario[] = [
  {
    name: 'residence-own-home',
    journey: 'J2',
    special: 'The applicant owns the parcel and its house.',
    expected: 'ACCEPTED',
    ids: {
      applicantId: '079082990211',
      ownerId: '079082990211',
      parcelRecordId: 'TD-26740-9921',
      dossierCode: 'H29.21-261112-9921',
    },
  },
  {
    name: 'residence-spouse-home',
    journey: 'J2',
    special: 'The house belongs to the husband; the marriage record proves the relation.',
    expected: 'ACCEPTED',
    ids: {
      applicantId: '079188990222',
      ownerId: '079084990221',
      claimedRelation: 'VO',
      marriageRegNo: 'KH-26740-2012-9922',
      parcelRecordId: 'TD-26740-9922',
      dossierCode: 'H29.21-261112-9922',
    },
  },
  {
    name: 'residence-parent-home',
    journey: 'J2',
    special: 'The house belongs to the mother; the birth record proves the relation.',
    expected: 'ACCEPTED',
    ids: {
      applicantId: '079203990232',
      ownerId: '079176990231',
      claimedRelation: 'CON',
      birthRegNo: 'KS-26740-2003-9923',
      parcelRecordId: 'TD-26740-9923',
      dossierCode: 'H29.21-261112-9923',
    },
  },
  {
    name: 'residence-tenant',
    journey: 'J2',
    special: 'The applicant rents: neither owner nor relative of the owner.',
    expected: 'NEEDS_CONSENT',
    ids: {
      applicantId: '079095990242',
      ownerId: '079170990241',
      parcelRecordId: 'TD-26740-9924',
      dossierCode: 'H29.21-261112-9924',
    },
  },
  {
    name: 'residence-merged-commune',
    journey: 'J2',
    special:
      'The applicant owns a home in Đông Hà, whose papers still name the commune 19339 that was merged on 2025-07-01.',
    expected: 'ACCEPTED, with the new commune code 19333',
    ids: {
      applicantId: '045083990251',
      ownerId: '045083990251',
      parcelRecordId: 'TD-19333-9925',
      parcelCommuneCode: '19333',
      oldCommuneCode: '19339',
      dossierCode: 'H46.21-261112-9925',
    },
  },
  {
    name: 'residence-relation-missing',
    journey: 'J2',
    special: 'The applicant says to be the child of the owner, but no record of civil status or population shows it.',
    expected: 'NEEDS_SUPPLEMENT, with a correction request to the owner of the data',
    ids: {
      applicantId: '079098990262',
      ownerId: '079069990261',
      claimedRelation: 'CON',
      parcelRecordId: 'TD-26740-9926',
      dossierCode: 'H29.21-261112-9926',
    },
  },
];
