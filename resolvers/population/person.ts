import type { TypeBinding } from '../../src/model/typeBinding.ts';
import { lifeStatusCodes, maritalCodes } from './codes.ts';
import { countryCodes } from './countries.ts';

/** One row per number, cancelled numbers included. */
export const person: TypeBinding = {
  table: 'cong_dan',
  keys: ['personalId'],
  asOf: 'cap_nhat_luc',
  fields: {
    personalId: 'so_dinh_danh',
    fullName: { value: 'PersonName', parts: { familyName: 'ho', middleName: 'chu_dem', givenName: 'ten' } },
    fullNameText: 'ho_ten',
    otherName: 'ten_khac',
    birthDate: 'ngay_sinh',
    sex: 'gioi_tinh',
    birthPlace: {
      value: 'Address',
      parts: { addressDetail: 'noi_sinh_chi_tiet', communeCode: 'noi_sinh_ma_xa', provinceCode: 'noi_sinh_ma_tinh' },
    },
    birthRegistrationPlace: 'noi_dang_ky_khai_sinh',
    homeTown: {
      value: 'Address',
      parts: { addressDetail: 'que_quan_chi_tiet', communeCode: 'que_quan_ma_xa', provinceCode: 'que_quan_ma_tinh' },
    },
    ethnicity: 'dan_toc',
    religion: 'ton_giao',
    nationality: { column: 'quoc_tich', codes: countryCodes },
    bloodGroup: 'nhom_mau',
    oldIdNumber: 'so_cmnd',
    maritalStatus: { column: 'tinh_trang_hon_nhan', codes: maritalCodes },
    lifeStatus: { column: 'trang_thai', codes: lifeStatusCodes },
    deathDate: 'ngay_chet',
    phone: 'so_dien_thoai',
    email: 'thu_dien_tu',
    registeredCommuneCode: 'ma_xa_thuong_tru',
  },
  relations: {
    identityDocuments: {
      to: 'IdentityDocument',
      on: { so_dinh_danh: 'so_dinh_danh' },
      list: true,
      orderBy: ['ngay_cap desc', 'so_giay_to'],
    },
    residences: {
      to: 'Residence',
      on: { so_dinh_danh: 'so_dinh_danh' },
      list: true,
      orderBy: ['tu_ngay desc', 'ma_cu_tru'],
    },
    familyRelations: {
      to: 'FamilyRelation',
      on: { so_dinh_danh: 'so_dinh_danh' },
      list: true,
      orderBy: ['ma_quan_he'],
    },
    household: { to: 'Household', key: { householdId: 'ma_ho' } },
    identifierHistory: {
      to: 'IdentifierHistory',
      on: [{ so_dinh_danh: 'so_cu' }, { so_dinh_danh: 'so_moi' }],
      list: true,
      orderBy: ['ngay_quyet_dinh', 'ma_lich_su'],
    },
    supersededBy: { to: 'Person', key: { personalId: 'so_thay_the' } },
  },
};
