import type { MinistryId } from './row.ts';

/** Kinds of dirt that the world holds on purpose; what each does to a row stands in `faults/spoil.ts`. */
export type FaultName =
  | 'wrong-tone-placement'
  | 'nfd-text'
  | 'year-only-date'
  | 'reissued-identifier'
  | 'dead-still-active'
  | 'duplicate-parcel'
  | 'birth-date-disagrees'
  | 'stale-row'
  | 'tax-status-10'
  | 'ocr-dirty-serial'
  | 'placeholder'
  | 'control-character'
  | 'sex-digit-mismatch'
  | 'bad-tax-checksum'
  | 'missing-sampled-at'
  | 'code-not-in-list'
  | 'legacy-land-use';

/**
 * Where a fault is planted and how often.
 *
 * - `rate`: share of the rows that can bear it (0 to 1)
 * - `column`: the value that it spoils; `key` the column that names the row in the ledger
 * - `element`: coordinate in the shared dictionary
 */
export interface Fault {
  readonly name: FaultName;
  readonly rate: number;
  readonly ministry: MinistryId;
  readonly table: string;
  readonly key: string;
  readonly column: string;
  readonly element: string;
}

/** The world's faults. Rates may be changed here; generator, ledger and tests follow. */
export const FAULTS: readonly Fault[] = [
  {
    name: 'wrong-tone-placement',
    rate: 0.2,
    ministry: 'tax',
    table: 'nguoi_nop_thue',
    key: 'mst',
    column: 'ten_nnt',
    element: 'Taxpayer.taxpayerName',
  },
  {
    name: 'nfd-text',
    rate: 0.02,
    ministry: 'land',
    table: 'quyen_su_dung',
    key: 'ma_quyen',
    column: 'nguoi_dang_su_dung',
    element: 'LandRight.currentUser',
  },
  {
    name: 'nfd-text',
    rate: 0.03,
    ministry: 'finance',
    table: 'doanh_nghiep',
    key: 'ma_so_dn',
    column: 'ten_tieng_viet',
    element: 'Enterprise.enterpriseNameVi',
  },
  {
    name: 'year-only-date',
    rate: 0.08,
    ministry: 'population',
    table: 'cong_dan',
    key: 'so_dinh_danh',
    column: 'ngay_sinh',
    element: 'Person.birthDate',
  },
  {
    name: 'reissued-identifier',
    rate: 0.6,
    ministry: 'tax',
    table: 'nguoi_nop_thue',
    key: 'mst',
    column: 'so_dinh_danh',
    element: 'Taxpayer.taxpayerPersonalId',
  },
  {
    name: 'dead-still-active',
    rate: 0.15,
    ministry: 'finance',
    table: 'tham_gia_bhxh',
    key: 'ma_tham_gia',
    column: 'trang_thai',
    element: 'InsuranceParticipant.participationStatus',
  },
  {
    name: 'dead-still-active',
    rate: 0.2,
    ministry: 'tax',
    table: 'nguoi_nop_thue',
    key: 'mst',
    column: 'trang_thai_mst',
    element: 'Taxpayer.taxpayerStatus',
  },
  {
    name: 'duplicate-parcel',
    rate: 0.08,
    ministry: 'land',
    table: 'thua_dat',
    key: 'ma_ho_so_thua',
    column: 'so_thua',
    element: 'Parcel.parcelNo',
  },
  {
    name: 'birth-date-disagrees',
    rate: 0.01,
    ministry: 'justice',
    table: 'khai_sinh',
    key: 'so_dang_ky',
    column: 'ngay_sinh',
    element: 'BirthRecord.childBirthDate',
  },
  {
    name: 'stale-row',
    rate: 0.02,
    ministry: 'population',
    table: 'cu_tru',
    key: 'ma_cu_tru',
    column: 'cap_nhat_luc',
    element: 'Residence.residenceAddress',
  },
  {
    name: 'stale-row',
    rate: 0.03,
    ministry: 'health',
    table: 'so_suc_khoe',
    key: 'ma_dinh_danh_y_te',
    column: 'tom_tat_luc',
    element: 'HealthBook.summaryUpdatedAt',
  },
  {
    name: 'tax-status-10',
    rate: 0.012,
    ministry: 'tax',
    table: 'nguoi_nop_thue',
    key: 'mst',
    column: 'trang_thai_mst',
    element: 'Taxpayer.taxpayerStatus',
  },
  {
    name: 'ocr-dirty-serial',
    rate: 0.02,
    ministry: 'land',
    table: 'giay_chung_nhan',
    key: 'ma_gcn',
    column: 'so_phat_hanh',
    element: 'LandCertificate.certificateSerial',
  },
  {
    name: 'placeholder',
    rate: 0.01,
    ministry: 'population',
    table: 'cong_dan',
    key: 'so_dinh_danh',
    column: 'so_dien_thoai',
    element: 'Person.phone',
  },
  {
    name: 'placeholder',
    rate: 0.01,
    ministry: 'tax',
    table: 'nguoi_nop_thue',
    key: 'mst',
    column: 'dia_chi_chi_tiet',
    element: 'Address.addressDetail',
  },
  {
    name: 'control-character',
    rate: 0.01,
    ministry: 'finance',
    table: 'doanh_nghiep',
    key: 'ma_so_dn',
    column: 'dia_chi_chi_tiet',
    element: 'Address.addressDetail',
  },
  {
    name: 'control-character',
    rate: 0.004,
    ministry: 'land',
    table: 'thua_dat',
    key: 'ma_ho_so_thua',
    column: 'dia_chi_goc',
    element: 'Address.addressAsRecorded',
  },
  {
    name: 'sex-digit-mismatch',
    rate: 0.002,
    ministry: 'population',
    table: 'cong_dan',
    key: 'so_dinh_danh',
    column: 'gioi_tinh',
    element: 'Person.sex',
  },
  {
    name: 'bad-tax-checksum',
    rate: 0.01,
    ministry: 'finance',
    table: 'tham_gia_bhxh',
    key: 'ma_tham_gia',
    column: 'mst_don_vi',
    element: 'InsuranceParticipant.employerTaxCode',
  },
  {
    name: 'missing-sampled-at',
    rate: 0.05,
    ministry: 'health',
    table: 'ket_qua_xet_nghiem',
    key: 'ma_xet_nghiem',
    column: 'ngay_lay_mau',
    element: 'LabResult.sampledAt',
  },
  {
    name: 'code-not-in-list',
    rate: 0.003,
    ministry: 'population',
    table: 'cong_dan',
    key: 'so_dinh_danh',
    column: 'dan_toc',
    element: 'Person.ethnicity',
  },
  {
    name: 'code-not-in-list',
    rate: 0.004,
    ministry: 'health',
    table: 'luot_kham',
    key: 'ma_lk',
    column: 'ma_loai_kcb',
    element: 'Encounter.encounterKind',
  },
  {
    name: 'legacy-land-use',
    rate: 0.15,
    ministry: 'land',
    table: 'muc_dich_su_dung',
    key: 'ma_muc_dich',
    column: 'loai_dat',
    element: 'LandUse.landUsePurpose',
  },
];
