import { dossierRows, procedureOf } from '../../ministries/governmentOfficeRows.ts';
import { householdRows } from '../../ministries/kinRows.ts';
import type { TableRow } from '../../row.ts';
import { DOSSIER_SCENARIOS } from '../dossierScenarios.ts';
import type { Scenario } from '../scenario.ts';
import { AT, everydayRows, homeAt, person, textId } from './cast.ts';

/** Records of all dossier scenarios: an applicant, the dossier just received, its parts not yet looked up. */
export function dossierRecords(): TableRow[] {
  return DOSSIER_SCENARIOS.flatMap((scenario, index) => scenarioRows(scenario, 601 + index));
}

function scenarioRows({ name, ids }: Scenario, place: number): TableRow[] {
  const declared = textId(ids, 'declaredBirthDate');
  const applicant = person({
    id: textId(ids, 'applicantId'),
    name: textId(ids, 'declaredFullName'),
    born: declared,
    home: homeAt(place, `${place - 500} đường Đinh Tiên Hoàng`),
  });
  const rows = everydayRows(applicant, name === 'dossier-not-found' ? { birth: null } : {});
  const populationBirthDate = ids['populationBirthDate'];
  return [
    ...(typeof populationBirthDate === 'string' ? rows.map((row) => withBirthDate(row, populationBirthDate)) : rows),
    ...householdRows(applicant.householdId, [{ citizen: applicant, role: 'CH' }], AT),
    ...dossierRows(
      {
        code: textId(ids, 'dossierCode'),
        procedure: procedureOf(textId(ids, 'procedureCode')),
        applicantId: applicant.id,
        receivedAt: '2026-11-15T10:00:00+07:00',
        dueAt: '2026-11-25T17:00:00+07:00',
        status: 'TN',
        parties: [{ role: 'CQPH', agency: 'H29.26.01' }],
      },
      AT,
    ),
  ];
}

function withBirthDate(row: TableRow, birthDate: string): TableRow {
  return row.table === 'cong_dan' ? { ...row, row: { ...row.row, ngay_sinh: birthDate } } : row;
}
