import { COMMUNES } from '../../../src/synthetic/places/communes.ts';
import type { Row, TableRow } from '../row.ts';
import { FACILITIES } from '../../../src/synthetic/health/facilities.ts';
import { PROCEDURES } from '../../../src/synthetic/procedures.ts';

const AT = '2026-01-02T08:00:00+07:00';
/** Share of the price at position 1 (percent). */
const POSITION_PERCENT = [100, 70, 50, 35, 25];
/** Price of other land as a share of residential land (percent). */
const PURPOSE_PERCENT: readonly (readonly [purpose: string, percent: number])[] = [
  ['ODT', 100],
  ['ONT', 100],
  ['TMD', 80],
  ['SKC', 60],
  ['CLN', 5],
  ['HNK', 4],
  ['LUC', 4],
  ['LUK', 4],
  ['NTS', 4],
];
/** One-stop offices a province: enough for the dossiers of ten million people. */
const OFFICES = 220;

const MINISTRIES_OF_STATE: readonly (readonly [code: string, name: string])[] = [
  ['G01', 'Bộ Công an'],
  ['G02', 'Bộ Công Thương'],
  ['G10', 'Bộ Nông nghiệp và Môi trường'],
  ['G12', 'Bộ Tài chính'],
  ['G15', 'Bộ Tư pháp'],
  ['G16', 'Bộ Văn hóa, Thể thao và Du lịch'],
  ['G18', 'Bộ Y tế'],
  ['G22', 'Văn phòng Chính phủ'],
];

/** Rows that do not depend on people: facilities, land price tables, procedures, agencies. */
export function referenceRows(): TableRow[] {
  return [...facilityRows(), ...landPriceRows(), ...procedureRows(), ...agencyRows()];
}

function facilityRows(): TableRow[] {
  return FACILITIES.map(({ code, name, level, commune }) =>
    row('health', 'co_so_kcb', {
      ma_cskcb: code,
      ten_cskcb: name,
      cap_chuyen_mon: level,
      ma_xa: commune,
      tu_ngay: '20190101',
      den_ngay: null,
    }),
  );
}

function landPriceRows(): TableRow[] {
  return COMMUNES.flatMap((commune) =>
    PURPOSE_PERCENT.flatMap(([purpose, percent]) =>
      POSITION_PERCENT.flatMap((positionPercent, index) =>
        [2025, 2026].map((year) =>
          row('land', 'bang_gia_dat', {
            ma_gia: `BG-${year}-${commune.code}-${purpose}-${index + 1}`,
            ma_xa: commune.code,
            duong: 'Toàn xã',
            vi_tri: index + 1,
            loai_dat: purpose,
            don_gia:
              Math.round((commune.landPrice * percent * positionPercent * (year === 2025 ? 0.9 : 1)) / 10_000 / 1000) *
              1000,
            nam: year,
          }),
        ),
      ),
    ),
  );
}

function procedureRows(): TableRow[] {
  return PROCEDURES.flatMap(({ code, name, field, parts }) => [
    row('government-office', 'thu_tuc', { ma_thu_tuc: code, ten_thu_tuc: name, linh_vuc: field }),
    ...parts.map((part) =>
      row('government-office', 'thanh_phan_thu_tuc', {
        ma_thanh_phan: part.code,
        ma_thu_tuc: code,
        ten_thanh_phan: part.name,
        nguon: part.source,
        loai_giay_to: part.document,
        phan_tu: part.elements.join(';') || null,
        bat_buoc: part.isMandatory ? 1 : 0,
        csdl_cong_bo: part.isPublished ? 1 : 0,
      }),
    ),
  ]);
}

/** Offices that work on the dossiers of the scenarios. */
const OFFICES_AT_WORK = [
  ['H29.15.07', 'Chi nhánh Văn phòng đăng ký đất đai số 7, Thành phố Hồ Chí Minh'],
  ['H29.10.21', 'Văn phòng công chứng số 21, Thành phố Hồ Chí Minh'],
  ['H29.26.01', 'Bộ phận Một cửa số 1, Thành phố Hồ Chí Minh'],
  ['H26.15.07', 'Chi nhánh Văn phòng đăng ký đất đai số 7, Thành phố Hà Nội'],
  ['G12.18', 'Thuế Thành phố Hồ Chí Minh'],
  ['G01.26.01', 'Công an Phường Sài Gòn'],
] as const;

function agencyRows(): TableRow[] {
  const provinces = [...new Map(COMMUNES.map(({ agency, provinceName }) => [agency, provinceName]))];
  return [
    ...MINISTRIES_OF_STATE.map(([code, name]) => agency(code, name, null)),
    ...provinces.flatMap(([code, name]) => [
      agency(code, `Uỷ ban nhân dân ${name}`, null),
      ...Array.from({ length: OFFICES }, (_, index) => {
        const office = String(index + 1).padStart(2, '0');
        return agency(`${code}.${office}`, `Trung tâm Phục vụ hành chính công số ${index + 1}, ${name}`, code);
      }),
    ]),
    ...OFFICES_AT_WORK.map(([code, name]) => agency(code, name, code.slice(0, code.lastIndexOf('.')))),
  ];
}

function agency(code: string, name: string, parent: string | null): TableRow {
  return row('government-office', 'co_quan', { ma_co_quan: code, ten_co_quan: name, ma_co_quan_cha: parent });
}

function row(ministry: TableRow['ministry'], table: string, values: Row): TableRow {
  return { ministry, table, row: { ...values, cap_nhat_luc: AT } };
}
