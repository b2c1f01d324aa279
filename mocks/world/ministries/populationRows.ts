import { dayText, REFERENCE_DAY, yearOf } from '../calendar/days.ts';
import type { Citizen } from '../family/citizen.ts';
import type { Family } from '../family/family.ts';
import { currentAddress, formerAddress } from '../family/home.ts';
import { wholeName } from '../../../src/synthetic/names/personName.ts';
import type { Row, TableRow } from '../row.ts';
import { coupleRows, householdRows, parentRows, type HouseholdMember } from './kinRows.ts';

const MARITAL = { '1': 'CKH', '2': 'CVC', '3': 'LH', '4': 'GOA' } as const;
const MERGER_DAY_TEXT = '2025-07-01';

function into(table: string, row: Row): TableRow {
  return { ministry: 'population', table, row };
}

/** All that the population database keeps of one person alone. */
export function citizenRows(citizen: Citizen, at: string): TableRow[] {
  return [...personRows(citizen, at), ...documentRows(citizen, at), residenceRow(citizen, at)];
}

function personRows(citizen: Citizen, at: string): TableRow[] {
  const { id, name, sex, home, formerId } = citizen;
  const current: Row = {
    so_dinh_danh: id,
    ho: name.family,
    chu_dem: name.middle === '' ? null : name.middle,
    ten: name.given,
    ho_ten: wholeName(name),
    ngay_sinh: dayText(citizen.born),
    gioi_tinh: sex,
    noi_sinh_ma_xa: citizen.birthCommune,
    noi_sinh_ma_tinh: citizen.birthProvince,
    noi_dang_ky_khai_sinh: citizen.birthCommune,
    que_quan_chi_tiet: null,
    que_quan_ma_xa: citizen.homeTownCommune,
    que_quan_ma_tinh: home.commune.province,
    dan_toc: citizen.ethnicity,
    ton_giao: citizen.religion,
    quoc_tich: citizen.nationality ?? 'VN',
    nhom_mau: citizen.bloodGroup ?? null,
    so_cmnd: citizen.oldIdNumber ?? null,
    tinh_trang_hon_nhan: MARITAL[citizen.marital],
    trang_thai: citizen.died === undefined ? 'SONG' : 'CHET',
    ngay_chet: citizen.died === undefined ? null : dayText(citizen.died),
    trang_thai_so: 'HIEU_LUC',
    so_dien_thoai: citizen.phone ?? null,
    thu_dien_tu: citizen.email ?? null,
    ma_xa_thuong_tru: home.commune.code,
    ma_ho: citizen.householdId,
    cap_nhat_luc: at,
  };
  if (formerId === undefined) return [into('cong_dan', current)];
  const cancelled: Row = { ...current, so_dinh_danh: formerId, trang_thai_so: 'DA_HUY', so_thay_the: id, ma_ho: null };
  return [
    into('cong_dan', current),
    into('cong_dan', cancelled),
    into('lich_su_so_dinh_danh', {
      ma_lich_su: `LS-${formerId}`,
      so_cu: formerId,
      so_moi: id,
      ly_do: sex === '2' ? 'GT' : 'SS',
      ngay_quyet_dinh: '2025-10-15',
      so_quyet_dinh: `${formerId.slice(-4)}/QĐ-CAX`,
      cap_nhat_luc: at,
    }),
  ];
}

function documentRows({ id, born, died, oldIdNumber }: Citizen, at: string): TableRow[] {
  if (REFERENCE_DAY - born < 14 * 365) return [];
  const birthYear = yearOf(born);
  // A card lasts until the 25th, 40th or 60th birthday; issued at 60 or later it never ends.
  const endAge = [25, 40, 60].find((age) => birthYear + age > 2026);
  const birthday = dayText(born).slice(4).replace('-02-29', '-02-28');
  const card = into('giay_to', {
    so_giay_to: id,
    so_dinh_danh: id,
    loai_giay_to: birthYear % 3 === 0 ? 'CC' : 'CCCD',
    ngay_cap: birthYear % 3 === 0 ? '2024-09-12' : '2021-06-28',
    noi_cap: 'G01',
    ngay_het_han: endAge === undefined ? null : `${birthYear + endAge}${birthday}`,
    trang_thai: died === undefined ? 'HL' : 'TH',
    cap_nhat_luc: at,
  });
  if (oldIdNumber === undefined || birthYear % 4 !== 0) return [card];
  const oldCard: Row = {
    so_giay_to: oldIdNumber,
    so_dinh_danh: id,
    loai_giay_to: 'CMND9',
    ngay_cap: '2009-03-20',
    noi_cap: 'G01',
    ngay_het_han: '2024-12-31',
    trang_thai: 'HH',
    cap_nhat_luc: at,
  };
  return [card, into('giay_to', oldCard)];
}

function residenceRow({ id, born, died, home, residentSince }: Citizen, at: string): TableRow {
  const since = residentSince ?? Math.max(born + 30, REFERENCE_DAY - 20 - (born % 9000));
  const from = dayText(since);
  return into('cu_tru', {
    ma_cu_tru: `CT-${id}-1`,
    so_dinh_danh: id,
    loai_cu_tru: 'TT',
    dia_chi_chi_tiet: home.detail,
    ma_xa: home.commune.code,
    ma_tinh: home.commune.province,
    dia_chi_goc: from < MERGER_DAY_TEXT ? formerAddress(home) : currentAddress(home),
    ma_xa_cu: from < MERGER_DAY_TEXT ? home.oldCommune.code : null,
    kinh_do: home.longitude,
    vi_do: home.latitude,
    tu_ngay: from,
    den_ngay: died === undefined ? null : dayText(died),
    so_ho_so: `${home.commune.code}-${id.slice(-6)}`,
    cap_nhat_luc: at,
  });
}

/** A whole family as the population database has it. */
export function populationRows(
  { householdId, head, spouse, marriage, elder, children, members }: Family,
  at: string,
): TableRow[] {
  const rows = members.flatMap((citizen) => citizenRows(citizen, at));
  if (spouse && marriage?.status !== 'LH') rows.push(...coupleRows(head, spouse, at));
  if (elder) rows.push(...parentRows(head, elder, at));
  for (const child of children) {
    rows.push(...parentRows(child, head, at));
    if (spouse) rows.push(...parentRows(child, spouse, at));
  }
  rows.push(...householdRows(householdId, membersOf({ head, spouse, elder, children }), at));
  return rows;
}

function membersOf({
  head,
  spouse,
  elder,
  children,
}: {
  head: Citizen;
  spouse: Citizen | undefined;
  elder: Citizen | undefined;
  children: readonly Citizen[];
}): HouseholdMember[] {
  return [
    { citizen: head, role: 'CH' },
    ...(spouse ? [{ citizen: spouse, role: 'VO' }] : []),
    ...(elder ? [{ citizen: elder, role: elder.sex === '1' ? 'CHA' : 'ME' }] : []),
    ...children.map((citizen) => ({ citizen, role: 'CON' })),
  ];
}
