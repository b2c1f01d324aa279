import type { Scenario } from './scenario.ts';

/**
 * J6, components of a dossier replaced by data. Procedure 1.004222 is permanent residence, 1.000894 marriage,
 * 1.004859 correction of civil status. `declared…` is what the citizen wrote in the form.
 */
export const DOSSIER_SCENARIOS: readonly Scenario[] = [
  {
    name: 'dossier-all-found',
    journey: 'J6',
    special: 'Every component of the dossier is found, and equals what the applicant declared.',
    expected: 'FOUND for every component of data',
    ids: {
      procedureCode: '1.004222',
      applicantId: '079093990601',
      dossierCode: 'H29.21-261115-9961',
      declaredFullName: 'Phạm Minh Khôi',
      declaredBirthDate: '1993-04-17',
      declaredResidenceCommuneCode: '26740',
    },
  },
  {
    name: 'dossier-not-found',
    journey: 'J6',
    special: 'The birth of the applicant was never entered in the electronic civil status database.',
    expected: 'NOT_FOUND for the birth component, with a correction request',
    ids: {
      procedureCode: '1.004222',
      applicantId: '079196990611',
      dossierCode: 'H29.21-261115-9962',
      declaredFullName: 'Lê Thị Thu Hà',
      declaredBirthDate: '1996-12-03',
      declaredResidenceCommuneCode: '26740',
    },
  },
  {
    name: 'dossier-mismatch',
    journey: 'J6',
    special:
      'The birth date that the applicant declares, and justice holds, differs from that of the population database.',
    expected: 'MISMATCH for the identity component, with a correction request',
    ids: {
      procedureCode: '1.004222',
      applicantId: '079089990621',
      dossierCode: 'H29.21-261115-9963',
      declaredFullName: 'Trần Quốc Bảo',
      declaredBirthDate: '1989-01-10',
      declaredResidenceCommuneCode: '26740',
      populationBirthDate: '1989-10-01',
    },
  },
  {
    name: 'dossier-unpublished-database',
    journey: 'J6',
    special: 'One component stands in a database that has not been published yet, so the paper is still accepted.',
    expected: 'The component of source PAPER says that paper is still accepted',
    ids: {
      procedureCode: '1.004859',
      applicantId: '079197990631',
      dossierCode: 'H29.21-261115-9964',
      componentCode: 'TP-1.004859-03',
      declaredFullName: 'Võ Thị Ngọc Ánh',
      declaredBirthDate: '1997-07-25',
      declaredResidenceCommuneCode: '26740',
    },
  },
];
