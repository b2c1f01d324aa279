import type { TableRow } from '../../row.ts';
import { BIRTH_SCENARIOS } from '../birthScenarios.ts';
import { openDossier } from './caseRecords.ts';
import { textId } from './cast.ts';

/** Records of the birth scenarios: the dossier alone, for the parents are those of another scenario. */
export function birthRecords(): TableRow[] {
  return BIRTH_SCENARIOS.flatMap(({ ids }) =>
    openDossier(textId(ids, 'dossierCode'), textId(ids, 'procedureCode'), textId(ids, 'applicantId'), {
      parties: [
        { role: 'CHA', personId: textId(ids, 'fatherId') },
        { role: 'ME', personId: textId(ids, 'motherId') },
        { role: 'CQPH', agency: 'H29.26.01' },
      ],
    }),
  );
}
