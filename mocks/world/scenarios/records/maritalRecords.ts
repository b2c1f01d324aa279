import type { Citizen, MaritalStatus } from '../../family/citizen.ts';
import { deathRow, marriageRow } from '../../ministries/justiceRows.ts';
import { coupleRows, householdRows } from '../../ministries/kinRows.ts';
import type { TableRow } from '../../row.ts';
import { MARITAL_SCENARIOS } from '../maritalScenarios.ts';
import type { Scenario } from '../scenario.ts';
import { openDossier } from './caseRecords.ts';
import { AT, everydayRows, homeAt, person, textId, union, type Union } from './cast.ts';

/** Notarising a contract; the number is ours. */
const NOTARISATION = '9.900001';

interface Script {
  readonly self: readonly [name: string, born: string, marital: MaritalStatus];
  readonly spouse?: readonly [name: string, born: string, marital: MaritalStatus, died?: string];
  readonly marriage?: Pick<Union, 'from' | 'to' | 'status' | 'courtDecisionNo' | 'isDigitised'>;
  /** Whether the population database lists the two as husband and wife. */
  readonly isListed?: boolean;
}

const SCRIPTS: Readonly<Record<string, Script>> = {
  'marital-married': {
    self: ['Bùi Đức Thịnh', '1988-02-02', '2'],
    spouse: ['Ngô Thị Thanh Thảo', '1990-05-20', '2'],
    marriage: { from: '2015-03-08' },
    isListed: true,
  },
  'marital-single': { self: ['Vũ Khánh Linh', '1999-10-13', '1'] },
  'marital-divorced': {
    self: ['Đỗ Thành Trung', '1980-06-01', '3'],
    spouse: ['Hồ Thị Mỹ Phượng', '1982-12-09', '3'],
    marriage: { from: '2008-08-08', to: '2019-06-20', status: 'LH', courtDecisionNo: '112/2019/QĐST-HNGĐ' },
  },
  'marital-divorce-not-entered': {
    self: ['Dương Thị Hồng Hạnh', '1978-03-27', '3'],
    spouse: ['Cao Minh Tâm', '1975-07-15', '3'],
    marriage: { from: '2003-01-11' },
  },
  'marital-married-abroad': { self: ['Lương Ngọc Quỳnh', '1987-09-30', '2'] },
  'marital-paper-only': {
    self: ['Phạm Văn Lộc', '1961-01-08', '2'],
    spouse: ['Trần Thị Huệ', '1964-04-17', '2'],
    marriage: { from: '1986-10-10', isDigitised: false },
    isListed: true,
  },
  'marital-widowed': {
    self: ['Huỳnh Văn An', '1952-11-11', '4'],
    spouse: ['Võ Thị Hoa', '1954-08-25', '2', '2022-09-02'],
    marriage: { from: '1979-05-01', to: '2022-09-02', status: 'CHET' },
    isListed: true,
  },
};

/** Records of all marital status scenarios. */
export function maritalRecords(): TableRow[] {
  return MARITAL_SCENARIOS.flatMap((scenario, index) => scenarioRows(scenario, 501 + index));
}

function scenarioRows({ name, ids }: Scenario, place: number): TableRow[] {
  const script = SCRIPTS[name];
  if (script === undefined) throw new Error(`There is no script for ${name}.`);
  const home = homeAt(place, `${place} đường Lý Thường Kiệt`);
  const [selfName, born, marital] = script.self;
  const self = person({ id: textId(ids, 'personalId'), name: selfName, born, marital, home });
  const rows = [
    ...everydayRows(self),
    ...householdRows(self.householdId, [{ citizen: self, role: 'CH' }], AT),
    ...openDossier(textId(ids, 'dossierCode'), NOTARISATION, self.id, {
      parties: [
        { role: 'XM', personId: self.id },
        { role: 'CQPH', agency: 'H29.26.01' },
      ],
    }),
  ];
  if (name === 'marital-married-abroad') return [...rows, foreignSpouseRow(self, textId(ids, 'relationRecordId'))];
  if (script.spouse === undefined || script.marriage === undefined) return rows;

  const [spouseName, spouseBorn, spouseMarital, died] = script.spouse;
  const spouse = person({
    id: textId(ids, 'spouseId'),
    name: spouseName,
    born: spouseBorn,
    marital: spouseMarital,
    home,
    ...(died === undefined ? {} : { died }),
  });
  const [husband, wife] = self.sex === '1' ? [self, spouse] : [spouse, self];
  return [
    ...rows,
    ...everydayRows(spouse),
    ...householdRows(spouse.householdId, [{ citizen: spouse, role: 'CH' }], AT),
    marriageRow(union({ regNo: textId(ids, 'marriageRegNo'), husband, wife, ...script.marriage }), AT),
    ...(script.isListed === true ? coupleRows(husband, wife, AT) : []),
    ...(died === undefined ? [] : [deathRow(textId(ids, 'deathRegNo'), spouse, 'Bệnh tim mạch', AT)]),
  ];
}

/** A husband from abroad, without a Vietnamese number. */
function foreignSpouseRow(wife: Citizen, relationId: string): TableRow {
  return {
    ministry: 'population',
    table: 'quan_he',
    row: {
      ma_quan_he: relationId,
      so_dinh_danh: wife.id,
      loai_quan_he: 'CHONG',
      so_dinh_danh_lien_quan: null,
      ho_lien_quan: 'Kim',
      chu_dem_lien_quan: null,
      ten_lien_quan: 'Min-jun',
      quoc_tich_lien_quan: 'KR',
      cap_nhat_luc: AT,
    },
  };
}
