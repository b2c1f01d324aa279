import type { TypeBinding } from '../../src/model/typeBinding.ts';
import { changedFieldCodes, marriageStatusCodes, registrationKindCodes } from './codes.ts';

export const birthRecord: TypeBinding = {
  table: 'khai_sinh',
  keys: ['birthRegNo'],
  asOf: 'cap_nhat_luc',
  fields: {
    birthRegNo: 'so_dang_ky',
    birthRegBook: 'quyen_so',
    birthRegDate: 'ngay_dang_ky',
    childPersonId: 'so_dinh_danh_tre',
    childName: {
      value: 'PersonName',
      parts: { familyName: 'ho_tre', middleName: 'chu_dem_tre', givenName: 'ten_tre' },
    },
    childBirthDate: 'ngay_sinh',
    fatherPersonId: 'so_dinh_danh_cha',
    motherPersonId: 'so_dinh_danh_me',
    birthRegKind: { column: 'loai_dang_ky', codes: registrationKindCodes },
  },
  relations: {
    child: { to: 'Person', key: { personalId: 'so_dinh_danh_tre' } },
    father: { to: 'Person', key: { personalId: 'so_dinh_danh_cha' } },
    mother: { to: 'Person', key: { personalId: 'so_dinh_danh_me' } },
  },
};

export const marriageRecord: TypeBinding = {
  table: 'ket_hon',
  keys: ['marriageRegNo'],
  asOf: 'cap_nhat_luc',
  fields: {
    marriageRegNo: 'so_dang_ky',
    marriageRegDate: 'ngay_dang_ky',
    husbandPersonId: 'so_dinh_danh_chong',
    wifePersonId: 'so_dinh_danh_vo',
    marriageStatus: { column: 'tinh_trang', codes: marriageStatusCodes },
    marriageEndDate: 'ngay_cham_dut',
    courtDecisionNo: 'so_ban_an',
    marriageDigitised: { column: 'da_so_hoa', format: 'flag' },
  },
  relations: {
    husband: { to: 'Person', key: { personalId: 'so_dinh_danh_chong' } },
    wife: { to: 'Person', key: { personalId: 'so_dinh_danh_vo' } },
  },
};

export const deathRecord: TypeBinding = {
  table: 'khai_tu',
  keys: ['deathRegNo'],
  asOf: 'cap_nhat_luc',
  fields: {
    deathRegNo: 'so_dang_ky',
    deceasedPersonId: 'so_dinh_danh',
    deathDateTime: 'thoi_diem_chet',
    deathPlace: 'noi_chet',
    deathCause: 'nguyen_nhan',
  },
};

export const civilStatusChange: TypeBinding = {
  table: 'thay_doi_ho_tich',
  keys: ['civilChangeId'],
  asOf: 'cap_nhat_luc',
  fields: {
    civilChangeId: 'ma_thay_doi',
    changedPersonId: 'so_dinh_danh',
    changedField: { column: 'noi_dung', codes: changedFieldCodes },
    valueBefore: 'gia_tri_truoc',
    valueAfter: 'gia_tri_sau',
    changeDate: 'ngay_quyet_dinh',
  },
};
