import { encounterRows } from '../../ministries/encounterRows.ts';
import type { Encounter, Image, LabMeasurement } from '../../ministries/encounter.ts';
import {
  HIV_TEST,
  IMAGING_KINDS,
  LAB_TESTS,
  type ImagingKind,
  type LabTest,
} from '../../../../src/synthetic/health/labTests.ts';
import { householdRows } from '../../ministries/kinRows.ts';
import type { TableRow } from '../../row.ts';
import { scenarioOf, type Scenario } from '../scenario.ts';
import { TEST_RESULT_SCENARIOS } from '../testResultScenarios.ts';
import { AT, everydayRows, homeAt, person, textId } from './cast.ts';

/** Records of the test result scenarios. The moment of asking is 2026-11-20 08:00. */
export function testResultRecords(): TableRow[] {
  return [...mixedRows(), ...unidentifiedRows(), ...cancelledRows()];
}

function mixedRows(): TableRow[] {
  const { ids } = scenarioOf(TEST_RESULT_SCENARIOS, 'results-mixed');
  const patient = person({
    id: textId(ids, 'patientId'),
    name: 'Trịnh Thị Minh Nguyệt',
    born: '1968-09-23',
    home: homeAt(401, '41 đường Nguyễn Trãi'),
  });
  const stay: Encounter = {
    ...visit(textId(ids, 'earlierEncounterId'), '79002', '202611100745', patient.id),
    kind: '03',
    discharged: '202611171000',
    mainDiagnosis: 'E11',
    otherDiagnoses: 'I10',
    outcome: '2',
    labs: mixedLabs(ids),
    images: [
      image(textId(ids, 'reusableXrayId'), 'XQNGUC', '202611161030'),
      image(textId(ids, 'expiredUltrasoundId'), 'SABUNG', '202611101100'),
    ],
    drugs: [
      {
        id: 'DT-990401-1',
        prescription: 'DT990401-C',
        code: 'METFORMIN',
        name: 'Metformin 850 mg',
        dose: 'Uống 1 viên sau ăn, ngày 2 lần',
        days: 30,
      },
    ],
  };
  const today = visit(textId(ids, 'encounterId'), '79001', '202611200730', patient.id);
  return [
    ...everydayRows(patient),
    ...householdRows(patient.householdId, [{ citizen: patient, role: 'CH' }], AT),
    ...encounterRows(stay, AT),
    ...encounterRows(today, AT),
  ];
}

function mixedLabs(ids: Scenario['ids']): LabMeasurement[] {
  const onAdmission = { sampled: '202611100800', performed: '202611100830', reported: '202611100930' };
  const beforeLeaving = { sampled: '202611160700', performed: '202611160740', reported: '202611160900' };
  return [
    { ...onAdmission, id: textId(ids, 'reusableHba1cId'), test: lab('HBA1C'), value: '7.4' },
    { ...onAdmission, id: textId(ids, 'expiredUreaId'), test: lab('URE'), value: '6.1' },
    { ...onAdmission, id: textId(ids, 'expiredHaematologyId'), test: lab('HGB'), value: '128' },
    {
      id: textId(ids, 'noSampledAtId'),
      test: lab('HBA1C'),
      value: '7.2',
      performed: '202611160740',
      reported: '202611160900',
    },
    {
      ...beforeLeaving,
      id: textId(ids, 'otherUnitId'),
      test: lab('CHOLESTEROL'),
      value: '208',
      unit: 'mg/dL',
      range: '150-200',
    },
    { ...beforeLeaving, id: textId(ids, 'comparableUnitId'), test: lab('CHOLESTEROL'), value: '5.4', unit: 'mmol/l' },
    { ...onAdmission, id: textId(ids, 'hivId'), test: HIV_TEST, value: 'Âm tính', sensitiveKind: 'HIV' },
  ];
}

function unidentifiedRows(): TableRow[] {
  const { ids } = scenarioOf(TEST_RESULT_SCENARIOS, 'results-unidentified-patient');
  const night = { sampled: '202611192310', performed: '202611192330', reported: '202611200010' };
  const emergency: Encounter = {
    ...visit(textId(ids, 'encounterId'), '79001', '202611192255'),
    mainDiagnosis: 'J18',
    labs: [{ ...night, id: textId(ids, 'labResultId'), test: lab('GLUCOSE'), value: '6.0' }],
  };
  return encounterRows(emergency, AT);
}

function cancelledRows(): TableRow[] {
  const { ids } = scenarioOf(TEST_RESULT_SCENARIOS, 'results-cancelled-id');
  const formerId = textId(ids, 'cancelledPersonalId');
  const patient = person({
    id: textId(ids, 'patientId'),
    name: 'Lý Văn Toàn',
    born: '1972-04-12',
    home: homeAt(422, '42 đường Bạch Đằng'),
    formerId,
  });
  const times = { sampled: '202611010800', performed: '202611010830', reported: '202611010930' };
  const earlier: Encounter = {
    ...visit(textId(ids, 'earlierEncounterId'), '79002', '202611010730', formerId),
    discharged: '202611011030',
    outcome: '1',
    labs: [{ ...times, id: textId(ids, 'labResultId'), test: lab('HBA1C'), value: '6.3' }],
  };
  return [
    ...everydayRows(patient).map((row) => nameHistory(row, textId(ids, 'identifierHistoryId'))),
    ...householdRows(patient.householdId, [{ citizen: patient, role: 'CH' }], AT),
    ...encounterRows(earlier, AT),
    ...encounterRows(visit(textId(ids, 'encounterId'), '79001', '202611200740', patient.id), AT),
  ];
}

/** Gives the entry of the identifier history the number that the scenario promises. */
export function nameHistory(row: TableRow, historyId: string): TableRow {
  return row.table === 'lich_su_so_dinh_danh'
    ? { ...row, row: { ...row.row, ma_lich_su: historyId, ly_do: 'NS' } }
    : row;
}

/** A visit that is open and has brought nothing yet. */
export function visit(id: string, facility: string, admitted: string, patientId?: string): Encounter {
  const empty = { kind: '01', mainDiagnosis: 'Z00.0', department: 'K01', labs: [], images: [], drugs: [] };
  return { ...empty, id, facility, admitted, ...(patientId === undefined ? {} : { patientId }) };
}

function lab(code: string): LabTest {
  const found = LAB_TESTS.find((test) => test.code === code);
  if (found === undefined) throw new Error(`The world has no test ${code}.`);
  return found;
}

function image(id: string, code: string, performed: string): Image {
  const kind: ImagingKind | undefined = IMAGING_KINDS.find((candidate) => candidate.code === code);
  if (kind === undefined) throw new Error(`The world has no image ${code}.`);
  return { id, kind, performed };
}
