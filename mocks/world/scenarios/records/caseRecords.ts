import { personsAs, type DossierParty } from '../../ministries/dossierParties.ts';
import { encounterRows } from '../../ministries/encounterRows.ts';
import { dossierRows, procedureOf, type Dossier } from '../../ministries/governmentOfficeRows.ts';
import type { TableRow } from '../../row.ts';
import { CASE_SCENARIOS } from '../caseScenarios.ts';
import { scenarioOf, type Scenario } from '../scenario.ts';
import { AT, textId } from './cast.ts';
import { visit } from './testResultRecords.ts';

/** Records of the cases on which no request can be founded. */
export function caseRecords(): TableRow[] {
  const ended = idsOf('case-ended');
  const elsewhere = idsOf('case-of-another-agency');
  const other = idsOf('case-of-another-procedure');
  return [
    ...openDossier(textId(ended, 'dossierCode'), '1.115668', textId(ended, 'transferorId'), {
      status: 'DTR',
      parties: [...sale(ended), { role: 'CQPH', agency: 'H29.15.07' }],
    }),
    ...openDossier(textId(elsewhere, 'dossierCode'), '1.115668', textId(elsewhere, 'transferorId'), {
      parties: [...sale(elsewhere), { role: 'CQPH', agency: 'H26.15.07' }],
    }),
    ...openDossier(textId(other, 'dossierCode'), textId(other, 'procedureCode'), textId(other, 'applicantId'), {
      parties: [{ role: 'CQPH', agency: 'H29.15.07' }],
    }),
    ...visits(),
  ];
}

/**
 * A dossier on which somebody works, received on the day that its code names.
 *
 * - `applicantId`: who handed it in
 */
export function openDossier(
  code: string,
  procedureCode: string,
  applicantId: string,
  more: Partial<Pick<Dossier, 'status' | 'parties'>> = {},
): TableRow[] {
  const [, year, month, day] = /-(\d\d)(\d\d)(\d\d)-/.exec(code) ?? [];
  return dossierRows(
    {
      code,
      procedure: procedureOf(procedureCode),
      applicantId,
      receivedAt: `20${year}-${month}-${day}T08:45:00+07:00`,
      dueAt: '2026-11-30T17:00:00+07:00',
      status: 'DXL',
      parties: [],
      ...more,
    },
    AT,
  );
}

function idsOf(name: string): Scenario['ids'] {
  return scenarioOf(CASE_SCENARIOS, name).ids;
}

function sale(ids: Scenario['ids']): DossierParty[] {
  return [
    ...personsAs('CHUYEN', [textId(ids, 'transferorId')]),
    { role: 'THUA', parcelRecordId: textId(ids, 'parcelRecordId') },
  ];
}

function visits(): TableRow[] {
  const ended = idsOf('encounter-ended');
  const elsewhere = idsOf('encounter-elsewhere');
  const discharged = {
    ...visit(textId(ended, 'encounterId'), '79001', '202611120810', textId(ended, 'patientId')),
    discharged: '202611121030',
    outcome: '2',
  };
  const open = visit(textId(elsewhere, 'encounterId'), '79002', '202611191500', textId(elsewhere, 'patientId'));
  return [...encounterRows(discharged, AT), ...encounterRows(open, AT)];
}
