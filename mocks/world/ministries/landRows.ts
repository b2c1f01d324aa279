import { dayText } from '../calendar/days.ts';
import { currentAddress, formerAddress } from '../family/home.ts';
import type { Row, TableRow } from '../row.ts';
import type { Parcel } from './parcel.ts';

function into(table: string, row: Row): TableRow {
  return { ministry: 'land', table, row };
}

/** A parcel as the land database has it, with everything that belongs to it. */
export function parcelRows(parcel: Parcel, at: string): TableRow[] {
  const { recordId, number, certificate, house, restrictions, transfers, home } = parcel;
  return [
    parcelRow(parcel, at),
    ...useRows(parcel, at),
    ...rightRows(parcel, at),
    into('giay_chung_nhan', {
      ma_gcn: `GCN-${number}`,
      ma_ho_so_thua: recordId,
      so_phat_hanh: certificate.serial,
      so_vao_so: certificate.bookNo,
      ngay_cap: dayText(certificate.issued),
      co_quan_cap: home.commune.agency,
      trang_thai: 'HL',
      cap_nhat_luc: at,
    }),
    ...(house === undefined
      ? []
      : [
          into('tai_san', {
            ma_tai_san: `TS-${number}`,
            ma_ho_so_thua: recordId,
            loai_tai_san: house.kind,
            dien_tich_xay_dung: house.builtArea,
            dien_tich_san: house.floorArea,
            cap_hang: house.grade,
            so_can_ho: house.apartment ?? null,
            cap_nhat_luc: at,
          }),
        ]),
    ...restrictions.map((restriction, index) =>
      into('han_che_quyen', {
        ma_han_che: `HC-${number}-${index + 1}`,
        ma_ho_so_thua: recordId,
        loai_han_che: restriction.kind,
        ben_yeu_cau: restriction.by,
        tu_ngay: dayText(restriction.from),
        den_ngay: restriction.to === undefined ? null : dayText(restriction.to),
        cap_nhat_luc: at,
      }),
    ),
    ...transfers.map((transfer) =>
      into('bien_dong', {
        ma_ho_so: transfer.dossierCode,
        ma_ho_so_thua: recordId,
        loai_bien_dong: transfer.kind,
        ngay_bien_dong: dayText(transfer.on),
        gia_hop_dong: transfer.price ?? null,
        ben_chuyen: transfer.fromId,
        ben_nhan: transfer.toId,
        cap_nhat_luc: at,
      }),
    ),
  ];
}

function parcelRow(
  { recordId, geoHash, home, sheet, no, oldSheet, oldNo, isFromBeforeMerger, area }: Parcel,
  at: string,
): TableRow {
  return into('thua_dat', {
    ma_ho_so_thua: recordId,
    ma_dinh_danh_thua: geoHash ?? null,
    ma_xa: home.commune.code,
    so_to: sheet,
    so_thua: no,
    so_to_tren_gcn: oldSheet ?? sheet,
    so_thua_tren_gcn: oldNo ?? String(no),
    so_to_cu: oldSheet ?? null,
    so_thua_cu: oldNo ?? null,
    dien_tich: area,
    dien_tich_phap_ly: area,
    dia_chi_chi_tiet: home.detail,
    ma_tinh: home.commune.province,
    dia_chi_goc: isFromBeforeMerger ? formerAddress(home) : currentAddress(home),
    ma_xa_cu: isFromBeforeMerger ? home.oldCommune.code : null,
    kinh_do: home.longitude,
    vi_do: home.latitude,
    ranh_gioi: outline(home.longitude, home.latitude),
    trang_thai: 'HD',
    cap_nhat_luc: at,
  });
}

function useRows({ recordId, number, uses }: Parcel, at: string): TableRow[] {
  return uses.map((use, index) =>
    into('muc_dich_su_dung', {
      ma_muc_dich: `MD-${number}-${index + 1}`,
      ma_ho_so_thua: recordId,
      loai_dat: use.code,
      dien_tich: use.area,
      nguon_goc: use.origin,
      hinh_thuc: use.isShared ? 'C' : 'R',
      lau_dai: use.until === undefined ? 1 : 0,
      den_ngay: use.until === undefined ? null : dayText(use.until),
      cap_nhat_luc: at,
    }),
  );
}

function rightRows({ recordId, number, rights }: Parcel, at: string): TableRow[] {
  return rights.map((right, index) =>
    into('quyen_su_dung', {
      ma_quyen: `Q-${number}-${index + 1}`,
      ma_ho_so_thua: recordId,
      ma_gcn: `GCN-${number}`,
      loai_chu: right.kind,
      so_dinh_danh: right.personId ?? null,
      ma_so_to_chuc: right.enterpriseCode ?? null,
      vai_tro: right.role,
      ty_le: right.share,
      nguoi_dang_su_dung: right.currentUser ?? null,
      tu_ngay: dayText(right.from),
      den_ngay: right.to === undefined ? null : dayText(right.to),
      cap_nhat_luc: at,
    }),
  );
}

/** A square of about eight metres round the point, as well-known text; stands in for VN-2000 coordinates. */
function outline(longitude: number, latitude: number): string {
  const west = (longitude - 0.00004).toFixed(6);
  const east = (longitude + 0.00004).toFixed(6);
  const south = (latitude - 0.00004).toFixed(6);
  const north = (latitude + 0.00004).toFixed(6);
  return `POLYGON((${west} ${south},${east} ${south},${east} ${north},${west} ${north},${west} ${south}))`;
}
