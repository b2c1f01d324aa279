import { dayText, firstDayOf, REFERENCE_DAY, yearOf } from '../calendar/days.ts';
import type { Citizen } from '../family/citizen.ts';
import type { Family } from '../family/family.ts';
import { currentAddress, type Home } from '../family/home.ts';
import { digits } from '../../../src/synthetic/identity/personalId.ts';
import { wholeName } from '../../../src/synthetic/names/personName.ts';
import { createRandom } from '../../../src/synthetic/random.ts';
import type { Row, TableRow } from '../row.ts';
import type { Enterprise } from './enterprise.ts';
import type { Parcel } from './parcel.ts';

function into(table: string, row: Row): TableRow {
  return { ministry: 'tax', table, row };
}

function address(home: Home): Row {
  return {
    dia_chi_chi_tiet: home.detail,
    ma_xa: home.commune.code,
    ma_tinh: home.commune.province,
    dia_chi_goc: currentAddress(home),
    ma_xa_cu: home.oldCommune.code,
  };
}

/** A person as taxpayer: the tax code is the personal identifier since 2025-07-01. `status`: 00 to 10. */
export function taxpayerRow(person: Citizen, status: string, at: string): TableRow {
  return into('nguoi_nop_thue', {
    mst: person.id,
    loai_nnt: 'CN',
    ten_nnt: wholeName(person.name),
    so_dinh_danh: person.id,
    trang_thai_mst: status,
    co_quan_thue: `CT${person.home.commune.province}`,
    ngay_dang_ky: dayText(Math.min(person.born + 19 * 365, REFERENCE_DAY - 30)),
    ...address(person.home),
    cap_nhat_luc: at,
  });
}

export function enterpriseTaxpayerRow({ code, name, home, registered }: Enterprise, at: string): TableRow {
  return into('nguoi_nop_thue', {
    mst: code,
    loai_nnt: 'DN',
    ten_nnt: name,
    so_dinh_danh: null,
    trang_thai_mst: '00',
    co_quan_thue: `CT${home.commune.province}`,
    ngay_dang_ky: dayText(registered),
    ...address(home),
    cap_nhat_luc: at,
  });
}

export interface Notice {
  readonly noticeNo: string;
  readonly taxCode: string;
  /** TNCN, LPTB, SDDPNN, … */
  readonly taxType: string;
  /** đồng */
  readonly base: number;
  /** percent */
  readonly rate: number;
  readonly issued: number;
  readonly exemption?: string;
  readonly dossierCode?: string;
  /** Day of payment; absent while it is open. */
  readonly paid?: number;
}

/** A notice and, where it was paid, its payment. */
export function noticeRows(notice: Notice, at: string): TableRow[] {
  const { noticeNo, base, rate, issued, exemption, paid } = notice;
  const amount = exemption === undefined ? Math.round((base * rate) / 100) : 0;
  const obligation = into('nghia_vu', {
    so_thong_bao: noticeNo,
    mst: notice.taxCode,
    loai_thue: notice.taxType,
    gia_tinh_thue: base,
    thue_suat: rate,
    so_phai_nop: amount,
    ngay_thong_bao: dayText(issued),
    han_nop: dayText(issued + 30),
    ly_do_mien_giam: exemption ?? null,
    ma_ho_so: notice.dossierCode ?? null,
    cap_nhat_luc: at,
  });
  if (paid === undefined || amount === 0) return [obligation];
  const payment = into('khoan_nop', {
    ma_khoan_nop: `NT-${noticeNo.slice(3)}`,
    so_thong_bao: noticeNo,
    so_tien: amount,
    ngay_nop: dayText(paid),
    kenh_nop: ['NH', 'DVC', 'ETAX', 'KB'][paid % 4] ?? 'NH',
    so_chung_tu: `CT${dayText(paid).replaceAll('-', '')}${noticeNo.slice(-6).replaceAll('-', '')}`,
    cap_nhat_luc: at,
  });
  return [obligation, payment];
}

/** A whole family as the tax administration has it: grown-ups, yearly land tax, taxes on what changed hands, its enterprise. */
export function taxRows(
  seed: number,
  family: Family,
  parcels: readonly Parcel[],
  enterprise: Enterprise | undefined,
  at: string,
): TableRow[] {
  const random = createRandom(seed, family.index, 5);
  const rows: TableRow[] = [];
  for (const person of family.members) {
    const isAdult = REFERENCE_DAY - person.born > 18 * 366;
    if (!isAdult || !(person === family.head || random.chance(0.85))) continue;
    rows.push(taxpayerRow(person, person.died === undefined ? statusOf(random.next()) : '01', at));
  }
  if (enterprise) rows.push(enterpriseTaxpayerRow(enterprise, at));
  parcels.forEach((parcel, which) => {
    rows.push(...parcelNotices(family, parcel, which, random.chance(0.9)).flatMap((notice) => noticeRows(notice, at)));
  });
  return rows;
}

function statusOf(draw: number): string {
  if (draw < 0.985) return '00';
  return draw < 0.99 ? '06' : draw < 0.996 ? '03' : '05';
}

function parcelNotices(
  { index, head, place }: Family,
  { area, transfers }: Parcel,
  which: number,
  isPaid: boolean,
): Notice[] {
  const number = digits(index * 2 + which, 9);
  const yearly: Notice = {
    noticeNo: `TB-2026-${number}-1`,
    taxCode: head.id,
    taxType: 'SDDPNN',
    base: Math.round(area * place.commune.landPrice * 0.4),
    rate: 0.03,
    issued: firstDayOf(2026) + 120,
    ...(isPaid ? { paid: firstDayOf(2026) + 140 + (index % 30) } : {}),
  };
  const recent = transfers.filter((transfer) => yearOf(transfer.on) >= 2021);
  return [
    yearly,
    ...recent.flatMap((transfer, nth): Notice[] => {
      const base = transfer.price ?? Math.round(area * place.commune.landPrice * 0.5);
      const common = {
        base,
        issued: transfer.on + 2,
        dossierCode: transfer.dossierCode,
        paid: Math.min(transfer.on + 9, REFERENCE_DAY - 1),
      };
      const year = yearOf(transfer.on);
      const fee: Notice = {
        ...common,
        noticeNo: `TB-${year}-${number}-${2 + nth * 2}`,
        taxCode: head.id,
        taxType: 'LPTB',
        rate: 0.5,
      };
      const income: Notice = {
        ...common,
        noticeNo: `TB-${year}-${number}-${3 + nth * 2}`,
        taxCode: transfer.fromId,
        taxType: 'TNCN',
        rate: 2,
      };
      return transfer.kind === 'CN' ? [fee, income] : [{ ...fee, exemption: 'QHGD' }];
    }),
  ];
}
