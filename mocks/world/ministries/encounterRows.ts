import type { Row, TableRow } from '../row.ts';
import type { Encounter } from './encounter.ts';

function into(table: string, row: Row): TableRow {
  return { ministry: 'health', table, row };
}

/** A visit and its results as the health ministry has them. */
export function encounterRows(encounter: Encounter, at: string): TableRow[] {
  const { id, facility, labs, images, drugs } = encounter;
  return [
    into('luot_kham', {
      ma_lk: id,
      so_dinh_danh: encounter.patientId ?? null,
      ma_cskcb: facility,
      ma_loai_kcb: encounter.kind,
      ngay_vao: encounter.admitted,
      ngay_ra: encounter.discharged ?? null,
      ma_benh_chinh: encounter.mainDiagnosis,
      ma_benh_kem: encounter.otherDiagnoses ?? null,
      ma_khoa: encounter.department,
      ket_qua_dtri: encounter.outcome ?? null,
      cap_nhat_luc: at,
    }),
    ...labs.map((lab) =>
      into('ket_qua_xet_nghiem', {
        ma_xet_nghiem: lab.id,
        ma_lk: id,
        ma_chi_so: lab.test.code,
        ten_chi_so: lab.test.name,
        gia_tri: lab.value,
        don_vi_do: (lab.unit ?? lab.test.unit) || null,
        khoang_tham_chieu: lab.range ?? lab.test.range,
        ngay_lay_mau: lab.sampled ?? null,
        ngay_thuc_hien: lab.performed,
        ngay_kq: lab.reported,
        nguoi_thuc_hien: `KTV-${facility}-01`,
        nguoi_doc: `BS-${facility}-01`,
        may_xet_nghiem: 'Máy phân tích tự động (giả lập)',
        muc_chat_luong: facility.endsWith('1') ? '4' : '3',
        loai_nhay_cam: lab.sensitiveKind ?? null,
        cap_nhat_luc: at,
      }),
    ),
    ...images.map((image) =>
      into('chan_doan_hinh_anh', {
        ma_cdha: image.id,
        ma_lk: id,
        ma_dich_vu: image.kind.code,
        ten_dich_vu: image.kind.name,
        loai_hinh_anh: image.kind.modality,
        ngay_thuc_hien: image.performed,
        ket_luan: image.kind.conclusion,
        cap_nhat_luc: at,
      }),
    ),
    ...drugs.map((drug) =>
      into('don_thuoc', {
        ma_dong: drug.id,
        ma_don_thuoc: drug.prescription,
        ma_lk: id,
        ma_thuoc: drug.code,
        ten_thuoc: drug.name,
        lieu_dung: drug.dose,
        so_ngay: drug.days,
        cap_nhat_luc: at,
      }),
    ),
  ];
}
