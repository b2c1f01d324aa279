import type { TypeBinding } from '../../src/model/typeBinding.ts';
import { documentStatusCodes, identifierChangeCodes, relationCodes, residenceKindCodes } from './codes.ts';
import { countryCodes } from './countries.ts';

export const identityDocument: TypeBinding = {
  table: 'giay_to',
  keys: ['documentNumber'],
  asOf: 'cap_nhat_luc',
  fields: {
    documentNumber: 'so_giay_to',
    documentType: 'loai_giay_to',
    issueDate: 'ngay_cap',
    issuingAuthority: 'noi_cap',
    expiryDate: 'ngay_het_han',
    documentStatus: { column: 'trang_thai', codes: documentStatusCodes },
  },
};

export const residence: TypeBinding = {
  table: 'cu_tru',
  keys: ['residenceRecordId'],
  asOf: 'cap_nhat_luc',
  fields: {
    residenceRecordId: 'ma_cu_tru',
    residenceKind: { column: 'loai_cu_tru', codes: residenceKindCodes },
    residenceAddress: {
      value: 'Address',
      parts: {
        addressDetail: 'dia_chi_chi_tiet',
        communeCode: 'ma_xa',
        provinceCode: 'ma_tinh',
        addressAsRecorded: 'dia_chi_goc',
        oldCommuneCode: 'ma_xa_cu',
        geoPoint: { columns: { longitude: 'kinh_do', latitude: 'vi_do' } },
      },
    },
    residenceFrom: 'tu_ngay',
    residenceTo: 'den_ngay',
    residenceFileNo: 'so_ho_so',
  },
};

export const familyRelation: TypeBinding = {
  table: 'quan_he',
  keys: ['relationRecordId'],
  asOf: 'cap_nhat_luc',
  fields: {
    relationRecordId: 'ma_quan_he',
    relationKind: { column: 'loai_quan_he', codes: relationCodes },
    relatedPersonId: 'so_dinh_danh_lien_quan',
    relatedName: {
      value: 'PersonName',
      parts: { familyName: 'ho_lien_quan', middleName: 'chu_dem_lien_quan', givenName: 'ten_lien_quan' },
    },
    relatedNationality: { column: 'quoc_tich_lien_quan', codes: countryCodes },
  },
  relations: {
    relatedPerson: { to: 'Person', key: { personalId: 'so_dinh_danh_lien_quan' } },
  },
};

export const identifierHistory: TypeBinding = {
  table: 'lich_su_so_dinh_danh',
  keys: ['identifierHistoryId'],
  asOf: 'cap_nhat_luc',
  fields: {
    identifierHistoryId: 'ma_lich_su',
    oldPersonalId: 'so_cu',
    newPersonalId: 'so_moi',
    changeReason: { column: 'ly_do', codes: identifierChangeCodes },
    changeDecidedOn: 'ngay_quyet_dinh',
  },
};
