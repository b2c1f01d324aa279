import { dayNumber } from '../../calendar/days.ts';
import type { DossierParty } from '../../ministries/dossierParties.ts';
import type { Enterprise } from '../../ministries/enterprise.ts';
import { encounterRows } from '../../ministries/encounterRows.ts';
import { enterpriseRows } from '../../ministries/financeRows.ts';
import { deathRow } from '../../ministries/justiceRows.ts';
import { householdRows } from '../../ministries/kinRows.ts';
import { enterpriseTaxpayerRow } from '../../ministries/taxRows.ts';
import type { TableRow } from '../../row.ts';
import { COMMON_SCENARIOS } from '../commonScenarios.ts';
import { scenarioOf, type Scenario } from '../scenario.ts';
import { openDossier } from './caseRecords.ts';
import { AT, everydayRows, homeAt, person, textId, type Role } from './cast.ts';
import { plotRows } from './plot.ts';
import { nameHistory, visit } from './testResultRecords.ts';

/** Records of the cases that every journey may meet. */
export function commonRecords(): TableRow[] {
  return [...reissuedRows(), ...deceasedRows(), ...foreignerRows(), ...enterpriseCaseRows(), ...oldDistrictRows()];
}

function idsOf(name: string): Scenario['ids'] {
  return scenarioOf(COMMON_SCENARIOS, name).ids;
}

function alone(role: Role): TableRow[] {
  const citizen = person(role);
  return [...everydayRows(citizen), ...householdRows(citizen.householdId, [{ citizen, role: 'CH' }], AT)];
}

function reissuedRows(): TableRow[] {
  const ids = idsOf('person-cancelled-and-reissued');
  const rows = alone({
    id: textId(ids, 'personalId'),
    name: 'Ngô Thị Thu Thủy',
    born: '1979-08-21',
    home: homeAt(701, '71 đường Phan Chu Trinh'),
    formerId: textId(ids, 'cancelledPersonalId'),
  });
  return [
    ...rows.map((row) => nameHistory(row, textId(ids, 'identifierHistoryId'))),
    // The papers still name the cancelled number.
    ...landDossier(ids, textId(ids, 'cancelledPersonalId')),
  ];
}

function deceasedRows(): TableRow[] {
  const ids = idsOf('person-deceased');
  const role: Role = {
    id: textId(ids, 'personalId'),
    name: 'Đặng Văn Thọ',
    born: '1941-05-19',
    died: '2024-02-29',
    marital: '4',
    home: homeAt(711, '72 đường Ngô Quyền'),
  };
  return [
    ...alone(role),
    deathRow(textId(ids, 'deathRegNo'), person(role), 'Tuổi già', AT),
    ...landDossier(ids, role.id),
  ];
}

function foreignerRows(): TableRow[] {
  const ids = idsOf('foreigner-without-id');
  const { commune, oldCommune, detail } = homeAt(721, '73 đường Nguyễn Huệ');
  const taxpayer: TableRow = {
    ministry: 'tax',
    table: 'nguoi_nop_thue',
    row: {
      mst: textId(ids, 'taxCode'),
      loai_nnt: 'CN',
      ten_nnt: 'John Smith (giả lập)',
      so_dinh_danh: null,
      trang_thai_mst: '00',
      co_quan_thue: 'CT79',
      ngay_dang_ky: '2023-05-05',
      dia_chi_chi_tiet: detail,
      ma_xa: commune.code,
      ma_tinh: commune.province,
      dia_chi_goc: `${detail}, ${commune.name}, ${commune.provinceName}`,
      ma_xa_cu: oldCommune.code,
      cap_nhat_luc: AT,
    },
  };
  const encounter = {
    ...visit(textId(ids, 'encounterId'), textId(ids, 'encounterFacility'), '202611050900'),
    discharged: '202611051100',
    outcome: '1',
  };
  return [taxpayer, ...encounterRows(encounter, AT)];
}

function enterpriseCaseRows(): TableRow[] {
  const ids = idsOf('enterprise-representative-changed');
  const home = homeAt(731, '74 đường Nguyễn Huệ');
  const changed = dayNumber(textId(ids, 'changedOn'));
  const registered = dayNumber('2011-09-01');
  const enterprise: Enterprise = {
    code: textId(ids, 'enterpriseCode'),
    name: 'Công ty cổ phần Thương mại Hoà Bình Xanh (giả lập)',
    nameEn: 'Hoa Binh Xanh Trading Joint Stock Company (synthetic)',
    type: 'CTCP',
    home,
    capital: 20_000_000_000,
    status: 'DHD',
    industries: '4690;6201',
    registered,
    representatives: [
      { personId: textId(ids, 'formerRepresentativeId'), title: 'GD', from: registered, to: changed },
      { personId: textId(ids, 'currentRepresentativeId'), title: 'TGD', from: changed },
    ],
  };
  return [
    ...alone({ id: textId(ids, 'formerRepresentativeId'), name: 'Cao Văn Thắng', born: '1970-02-20', home }),
    ...alone({ id: textId(ids, 'currentRepresentativeId'), name: 'Trần Thị Phương Thảo', born: '1982-10-16', home }),
    ...enterpriseRows(enterprise, AT),
    enterpriseTaxpayerRow(enterprise, AT),
    ...plotRows({
      recordId: textId(ids, 'parcelRecordId'),
      sheet: '96',
      no: 9973,
      serial: 'AA 00969973',
      home,
      holders: [],
      enterpriseCode: enterprise.code,
    }),
    ...landDossier(ids, textId(ids, 'currentRepresentativeId'), [
      { role: 'CHUYEN', taxCode: enterprise.code },
      { role: 'THUA', parcelRecordId: textId(ids, 'parcelRecordId') },
    ]),
  ];
}

function oldDistrictRows(): TableRow[] {
  const ids = idsOf('old-district-code');
  const home = homeAt(741, '75 đường Đinh Tiên Hoàng', textId(ids, 'communeCode'), textId(ids, 'oldCommuneCode'));
  const id = textId(ids, 'personalId');
  return [...alone({ id, name: 'Tô Thị Hồng Nhung', born: '1986-12-30', home }), ...landDossier(ids, id)];
}

/** A change in the land register that the land office of Ho Chi Minh City works on. */
function landDossier(ids: Scenario['ids'], applicantId: string, parties: readonly DossierParty[] = []): TableRow[] {
  return openDossier(textId(ids, 'dossierCode'), '1.115671', applicantId, {
    parties: [...parties, { role: 'CQPH', agency: 'H29.15.07' }],
  });
}
