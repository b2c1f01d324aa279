import type { TableRow } from '../row.ts';
import { birthRecords } from './records/birthRecords.ts';
import { caseRecords } from './records/caseRecords.ts';
import { commonRecords } from './records/commonRecords.ts';
import { dossierRecords } from './records/dossierRecords.ts';
import { landTransferRecords } from './records/landTransferRecords.ts';
import { maritalRecords } from './records/maritalRecords.ts';
import { residenceRecords } from './records/residenceRecords.ts';
import { testResultRecords } from './records/testResultRecords.ts';

/** The rows of every named scenario; the same in each world, and free of planted faults. */
export function scenarioRows(): TableRow[] {
  return [
    ...landTransferRecords(),
    ...residenceRecords(),
    ...birthRecords(),
    ...testResultRecords(),
    ...maritalRecords(),
    ...dossierRecords(),
    ...commonRecords(),
    ...caseRecords(),
  ];
}
