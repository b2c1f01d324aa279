import { bindings } from '../../../resolvers/index.ts';
import type { SqlBinding } from '../../../src/model/binding.ts';
import type { TypeBinding } from '../../../src/model/typeBinding.ts';

/** What a test needs of a database: whose it is, and its tables in the dictionary's words. */
export type StoredMinistry = Pick<SqlBinding, 'id' | 'types'>;

const address = {
  value: 'Address',
  parts: {
    addressDetail: 'dia_chi_chi_tiet',
    communeCode: 'ma_xa',
    provinceCode: 'ma_tinh',
    addressAsRecorded: 'dia_chi_goc',
    oldCommuneCode: 'ma_xa_cu',
  },
} as const;

/** The land register, which the gateway knows as a subgraph, as its own people see it. */
const land: Readonly<Record<string, TypeBinding>> = {
  Parcel: {
    table: 'thua_dat',
    keys: ['parcelRecordId'],
    asOf: 'cap_nhat_luc',
    fields: {
      parcelRecordId: 'ma_ho_so_thua',
      parcelId: 'ma_dinh_danh_thua',
      parcelCommuneCode: 'ma_xa',
      mapSheetNo: 'so_to',
      parcelNo: { column: 'so_thua', format: 'integer' },
      parcelArea: { column: 'dien_tich', format: 'decimal' },
      legalArea: { column: 'dien_tich_phap_ly', format: 'decimal' },
      parcelAddress: {
        ...address,
        parts: { ...address.parts, geoPoint: { columns: { longitude: 'kinh_do', latitude: 'vi_do' } } },
      },
      parcelGeometry: 'ranh_gioi',
      parcelStatus: { column: 'trang_thai', codes: { HD: '1', TACH: '2', HOP: '3' } },
    },
  },
  LandUse: {
    table: 'muc_dich_su_dung',
    keys: ['landUseRecordId'],
    asOf: 'cap_nhat_luc',
    fields: {
      landUseRecordId: 'ma_muc_dich',
      landUsePurpose: 'loai_dat',
      landUseArea: { column: 'dien_tich', format: 'decimal' },
      landOrigin: 'nguon_goc',
      landUseForm: { column: 'hinh_thuc', codes: { R: '1', C: '2' } },
      landUseTerm: {
        value: 'LandUseTerm',
        parts: { indefinite: { column: 'lau_dai', format: 'flag' }, until: 'den_ngay' },
      },
    },
  },
  LandRight: {
    table: 'quyen_su_dung',
    keys: ['landRightId'],
    asOf: 'cap_nhat_luc',
    fields: {
      landRightId: 'ma_quyen',
      holderType: { column: 'loai_chu', codes: { CN: 'CA_NHAN', VC: 'VO_CHONG', HGD: 'HO_GIA_DINH', TC: 'TO_CHUC' } },
      holderPersonId: 'so_dinh_danh',
      holderTaxCode: 'ma_so_to_chuc',
      sharePercent: { column: 'ty_le', format: 'decimal' },
      currentUser: 'nguoi_dang_su_dung',
      rightFrom: 'tu_ngay',
    },
  },
  LandCertificate: {
    table: 'giay_chung_nhan',
    keys: ['certificateRecordId'],
    asOf: 'cap_nhat_luc',
    fields: {
      certificateRecordId: 'ma_gcn',
      certificateSerial: 'so_phat_hanh',
      certificateBookNo: 'so_vao_so',
      certificateIssueDate: 'ngay_cap',
      certificateIssuer: 'co_quan_cap',
      certificateStatus: { column: 'trang_thai', codes: { HL: '1', TH: '3', HUY: '4', MAT: '5' } },
    },
  },
};

/** The tax administration's database, which the gateway knows as a REST service. */
const tax: Readonly<Record<string, TypeBinding>> = {
  Taxpayer: {
    table: 'nguoi_nop_thue',
    keys: ['taxCode'],
    asOf: 'cap_nhat_luc',
    fields: {
      taxCode: 'mst',
      taxpayerKind: { column: 'loai_nnt', codes: { CN: '1', HKD: '2', DN: '3' } },
      taxpayerName: 'ten_nnt',
      taxpayerPersonalId: 'so_dinh_danh',
      taxpayerStatus: 'trang_thai_mst',
      taxRegistrationDate: 'ngay_dang_ky',
      taxpayerAddress: address,
    },
  },
};

/** The health records' database, which the gateway knows as a subgraph; days and moments as hospitals write them. */
const health: Readonly<Record<string, TypeBinding>> = {
  HealthBook: {
    table: 'so_suc_khoe',
    keys: ['healthId'],
    fields: { healthId: 'ma_dinh_danh_y_te', summaryUpdatedAt: { column: 'tom_tat_luc', format: 'yyyymmddhhmm' } },
  },
  Encounter: {
    table: 'luot_kham',
    keys: ['encounterId'],
    asOf: 'cap_nhat_luc',
    fields: {
      encounterId: 'ma_lk',
      patientPersonId: 'so_dinh_danh',
      encounterFacility: 'ma_cskcb',
      encounterKind: 'ma_loai_kcb',
      admittedAt: { column: 'ngay_vao', format: 'yyyymmddhhmm' },
      dischargedAt: { column: 'ngay_ra', format: 'yyyymmddhhmm' },
      mainDiagnosis: 'ma_benh_chinh',
    },
  },
  LabResult: {
    table: 'ket_qua_xet_nghiem',
    keys: ['labResultId'],
    asOf: 'cap_nhat_luc',
    fields: {
      labResultId: 'ma_xet_nghiem',
      indexCode: 'ma_chi_so',
      labResultName: 'ten_chi_so',
      resultValue: 'gia_tri',
      sampledAt: { column: 'ngay_lay_mau', format: 'yyyymmddhhmm' },
      performedAt: { column: 'ngay_thuc_hien', format: 'yyyymmddhhmm' },
      resultAt: { column: 'ngay_kq', format: 'yyyymmddhhmm' },
      sensitiveKind: { column: 'loai_nhay_cam', codes: { HIV: 'HIV', LAO: 'TB', TAM_THAN: 'PSYCHIATRY' } },
    },
  },
};

/** Every ministry's database. Those that are attached as one are bound as in `resolvers/`. */
export const storedMinistries: readonly StoredMinistry[] = [
  ...bindings.flatMap((binding) => (binding.kind === 'sql' ? [{ id: binding.id, types: binding.types }] : [])),
  { id: 'land', types: land },
  { id: 'tax', types: tax },
  { id: 'health', types: health },
];
