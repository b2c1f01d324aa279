import { dayNumber } from '../../calendar/days.ts';
import type { Citizen, MaritalStatus } from '../../family/citizen.ts';
import { dossierRows, procedureOf } from '../../ministries/governmentOfficeRows.ts';
import { personsAs, type DossierParty } from '../../ministries/dossierParties.ts';
import type { ParcelRestriction } from '../../ministries/parcel.ts';
import type { TableRow } from '../../row.ts';
import { LAND_TRANSFER_SCENARIOS } from '../landTransferScenarios.ts';
import type { Scenario } from '../scenario.ts';
import { AT, everydayRows, homeAt, householdOf, person, textId } from './cast.ts';
import { landTransferSpecials } from './landTransferSpecials.ts';
import { plotRows, type Plot } from './plot.ts';

interface Script {
  readonly transferor: readonly [name: string, born: string, marital?: MaritalStatus, died?: string];
  readonly transferee: readonly [name: string, born: string];
  readonly taxStatus?: string;
  readonly restrictions?: readonly ParcelRestriction[];
  /** The transferor owns a second home, so that this one is not the only house. */
  readonly hasSecondHome?: boolean;
}

const mortgage: ParcelRestriction = { kind: 'TC', by: 'Ngân hàng giả lập số 1', from: dayNumber('2023-02-10') };
const endedMortgage: ParcelRestriction = { ...mortgage, from: dayNumber('2014-02-10'), to: dayNumber('2019-02-10') };
const order: ParcelRestriction = {
  kind: 'NC',
  by: 'Chi cục Thi hành án dân sự giả lập',
  from: dayNumber('2026-08-03'),
};

const SCRIPTS: Readonly<Record<string, Script>> = {
  'land-transfer-clean': {
    transferor: ['Nguyễn Văn Hòa', '1975-03-14'],
    transferee: ['Lê Thị Mai', '1990-07-02'],
    restrictions: [endedMortgage],
    hasSecondHome: true,
  },
  'land-transfer-mortgaged': {
    transferor: ['Trần Đức Long', '1968-11-20'],
    transferee: ['Phạm Quang Huy', '1988-01-09'],
    restrictions: [mortgage],
    hasSecondHome: true,
  },
  'land-transfer-blocked': {
    transferor: ['Võ Thị Kim Loan', '1972-05-30'],
    transferee: ['Đặng Minh Tuấn', '1985-09-17'],
    restrictions: [order],
    hasSecondHome: true,
  },
  'land-transfer-spouse-not-on-certificate': {
    transferor: ['Phan Hữu Thắng', '1974-08-08', '2'],
    transferee: ['Bùi Ngọc Trâm', '1992-04-21'],
    hasSecondHome: true,
  },
  'land-transfer-household-certificate': {
    transferor: ['Hồ Văn Sơn', '1960-02-11', '2'],
    transferee: ['Ngô Thành Đạt', '1987-10-05'],
  },
  'land-transfer-deceased-transferor': {
    transferor: ['Dương Văn Bình', '1948-12-01', '4', '2026-02-18'],
    transferee: ['Lý Quốc Cường', '1983-06-13'],
  },
  'land-transfer-tax-status-10': {
    transferor: ['Huỳnh Thị Thu Nga', '1981-01-27'],
    transferee: ['Đỗ Xuân Phong', '1986-03-03'],
    taxStatus: '10',
    hasSecondHome: true,
  },
  'land-transfer-tax-status-06': {
    transferor: ['Vũ Đình Khoa', '1979-07-19'],
    transferee: ['Trịnh Phương Linh', '1989-11-11'],
    taxStatus: '06',
    hasSecondHome: true,
  },
  'land-transfer-only-house': {
    transferor: ['Đinh Thị Hồng Yến', '1985-02-25'],
    transferee: ['Cao Hoàng Nam', '1991-08-30'],
  },
  'land-transfer-parent-to-child': {
    transferor: ['Mai Văn Thọ', '1955-09-09', '4'],
    transferee: ['Mai Thị Thanh Vân', '1984-05-16'],
    hasSecondHome: true,
  },
  'land-transfer-ambiguous-parcel': {
    transferor: ['Lâm Gia Phúc', '1970-10-10'],
    transferee: ['Tô Bảo Ngọc', '1994-12-24'],
    hasSecondHome: true,
  },
};

/** Records of all land transfer scenarios. */
export function landTransferRecords(): TableRow[] {
  return LAND_TRANSFER_SCENARIOS.flatMap(scenarioRows);
}

function scenarioRows(scenario: Scenario): TableRow[] {
  const { name, ids } = scenario;
  const script = SCRIPTS[name];
  if (script === undefined) throw new Error(`There is no script for ${name}.`);
  const number = Number(ids['parcelNo']);
  const home = homeAt(number - 9900, `${number - 9800} đường Lê Lợi`);
  const [sellerName, sellerBorn, marital, died] = script.transferor;
  const householdId = ids['householdId'] === undefined ? undefined : textId(ids, 'householdId');
  const seller = person({
    id: textId(ids, 'transferorId'),
    name: sellerName,
    born: sellerBorn,
    home,
    ...(marital === undefined ? {} : { marital }),
    ...(died === undefined ? {} : { died }),
    ...(householdId === undefined ? {} : { householdId }),
  });
  const [buyerName, buyerBorn] = script.transferee;
  const buyer = person({
    id: textId(ids, 'transfereeId'),
    name: buyerName,
    born: buyerBorn,
    home: homeAt(number - 9850, `${number - 9700} đường Nguyễn Huệ`),
  });
  const isParent = name === 'land-transfer-parent-to-child';
  const plot: Plot = {
    recordId: textId(ids, 'parcelRecordId'),
    sheet: '99',
    no: number,
    serial: textId(ids, 'certificateSerial'),
    home,
    holders: [seller],
    ...(script.restrictions === undefined ? {} : { restrictions: script.restrictions }),
    ...(name === 'land-transfer-household-certificate' ? { holderKind: 'HGD' as const } : {}),
    ...(ids['rightFrom'] === undefined ? {} : { from: textId(ids, 'rightFrom') }),
  };
  return [
    ...everydayRows(seller, script.taxStatus === undefined ? {} : { taxStatus: script.taxStatus }),
    ...everydayRows(
      buyer,
      isParent ? { birth: { regNo: textId(ids, 'birthRegNo'), parents: { father: seller } } } : {},
    ),
    ...plotRows(plot),
    ...(script.hasSecondHome === true ? secondHomeRows(ids, number, seller) : []),
    ...dossierRows(
      {
        code: textId(ids, 'dossierCode'),
        procedure: procedureOf('1.115668'),
        applicantId: buyer.id,
        receivedAt: '2026-11-10T08:30:00+07:00',
        dueAt: '2026-11-24T17:00:00+07:00',
        status: 'DXL',
        parties: partiesOf(ids),
      },
      AT,
    ),
    ...householdOf(buyer, []),
    ...landTransferSpecials(scenario, seller, buyer),
  ];
}

function secondHomeRows(ids: Scenario['ids'], number: number, seller: Citizen): TableRow[] {
  const recordId =
    ids['otherOwnerId'] === undefined && ids['otherParcelRecordId'] !== undefined
      ? textId(ids, 'otherParcelRecordId')
      : `TD-26740-${number + 80}`;
  const home = homeAt(number - 9800, `${number - 9600} đường Hai Bà Trưng`);
  return plotRows({
    recordId,
    sheet: '98',
    no: number,
    serial: `AA 0098${number}`,
    home,
    holders: [seller],
    from: '2018-04-20',
  });
}

/** Agencies that work on every land transfer: the land office, the tax office, the one-stop desk, the notary. */
const AGENCIES = ['H29.15.07', 'G12.18', 'H29.26.01', 'H29.10.21'] as const;

function partiesOf(ids: Scenario['ids']): DossierParty[] {
  const persons = (role: 'VC' | 'TV' | 'TK', ...names: readonly string[]) =>
    personsAs(
      role,
      names.filter((name) => ids[name] !== undefined).map((name) => textId(ids, name)),
    );
  return [
    { role: 'CHUYEN', personId: textId(ids, 'transferorId') },
    { role: 'NHAN', personId: textId(ids, 'transfereeId') },
    ...persons('VC', 'spouseId', 'memberSpouseId'),
    ...persons('TV', 'memberChildId'),
    ...persons('TK', 'heirId'),
    { role: 'THUA', parcelRecordId: textId(ids, 'parcelRecordId') },
    ...AGENCIES.map((agency) => ({ role: 'CQPH' as const, agency })),
  ];
}
