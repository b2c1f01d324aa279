import type { Citizen } from '../../family/citizen.ts';
import { deathRow, marriageRow } from '../../ministries/justiceRows.ts';
import { coupleRows, parentRows } from '../../ministries/kinRows.ts';
import type { TableRow } from '../../row.ts';
import type { Scenario } from '../scenario.ts';
import { AT, everydayRows, homeAt, householdOf, person, textId, union } from './cast.ts';
import { plotRows } from './plot.ts';

/** What sets a land transfer scenario apart from the others, beside its seller, buyer and parcel. */
export function landTransferSpecials({ name, ids }: Scenario, seller: Citizen, buyer: Citizen): TableRow[] {
  switch (name) {
    case 'land-transfer-spouse-not-on-certificate': {
      const wife = person({
        id: textId(ids, 'spouseId'),
        name: 'Lương Thị Ngọc Hạnh',
        born: '1977-06-22',
        marital: '2',
        home: seller.home,
        householdId: seller.householdId,
      });
      const marriage = union({ regNo: textId(ids, 'marriageRegNo'), husband: seller, wife, from: '2001-11-04' });
      return [
        ...everydayRows(wife),
        marriageRow(marriage, AT),
        ...coupleRows(seller, wife, AT),
        ...householdOf(seller, [{ citizen: wife, role: 'VO' }]),
      ];
    }
    case 'land-transfer-household-certificate': {
      const common = { home: seller.home, householdId: seller.householdId };
      const wife = person({
        ...common,
        id: textId(ids, 'memberSpouseId'),
        name: 'Đoàn Thị Liên',
        born: '1963-03-18',
        marital: '2',
      });
      const son = person({ ...common, id: textId(ids, 'memberChildId'), name: 'Hồ Minh Khang', born: '1990-09-26' });
      const marriage = union({ regNo: 'KH-26740-1988-9905', husband: seller, wife, from: '1988-12-12' });
      const parents = { father: seller, mother: wife };
      return [
        ...everydayRows(wife),
        ...everydayRows(son, { birth: { parents } }),
        marriageRow(marriage, AT),
        ...coupleRows(seller, wife, AT),
        ...parentRows(son, seller, AT),
        ...parentRows(son, wife, AT),
        ...householdOf(seller, [
          { citizen: wife, role: 'VO' },
          { citizen: son, role: 'CON' },
        ]),
      ];
    }
    case 'land-transfer-deceased-transferor': {
      const heir = person({
        id: textId(ids, 'heirId'),
        name: 'Dương Thị Kim Oanh',
        born: '1976-04-04',
        home: seller.home,
        householdId: seller.householdId,
      });
      return [
        ...everydayRows(heir, { birth: { parents: { father: seller } } }),
        ...parentRows(heir, seller, AT),
        deathRow(textId(ids, 'deathRegNo'), seller, 'Tuổi già', AT),
        ...householdOf(heir, [{ citizen: seller, role: 'CHA' }]),
      ];
    }
    case 'land-transfer-parent-to-child':
      return [...parentRows(buyer, seller, AT), ...householdOf(seller, [])];
    case 'land-transfer-ambiguous-parcel':
      return [...ambiguousRows(ids), ...householdOf(seller, [])];
    default:
      return householdOf(seller, []);
  }
}

/** The other parcel of the same sheet and number, from the other commune that was merged in. */
function ambiguousRows(ids: Scenario['ids']): TableRow[] {
  const home = homeAt(61, '61 đường Điện Biên Phủ', '26740', textId(ids, 'otherOldCommuneCode'));
  const owner = person({ id: textId(ids, 'otherOwnerId'), name: 'Tạ Công Vinh', born: '1965-01-15', home });
  const plot = {
    recordId: textId(ids, 'otherParcelRecordId'),
    sheet: '99',
    no: Number(ids['parcelNo']),
    serial: textId(ids, 'otherCertificateSerial'),
    home,
    holders: [owner],
  };
  return [...everydayRows(owner), ...plotRows(plot), ...householdOf(owner, [])];
}
