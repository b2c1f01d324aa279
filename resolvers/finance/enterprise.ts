import type { TypeBinding } from '../../src/model/typeBinding.ts';
import { enterpriseStatusCodes, enterpriseTypeCodes, representativeTitles } from './codes.ts';

export const enterprise: TypeBinding = {
  table: 'doanh_nghiep',
  keys: ['enterpriseCode'],
  asOf: 'cap_nhat_luc',
  fields: {
    enterpriseCode: 'ma_so_dn',
    enterpriseNameVi: 'ten_tieng_viet',
    enterpriseType: { column: 'loai_hinh', codes: enterpriseTypeCodes },
    headOfficeAddress: {
      value: 'Address',
      parts: {
        addressDetail: 'dia_chi_chi_tiet',
        communeCode: 'ma_xa',
        provinceCode: 'ma_tinh',
        addressAsRecorded: 'dia_chi_goc',
        oldCommuneCode: 'ma_xa_cu',
      },
    },
    charterCapital: { column: 'von_dieu_le', format: 'integer' },
    enterpriseStatus: { column: 'tinh_trang', codes: enterpriseStatusCodes },
  },
  relations: {
    legalRepresentatives: {
      to: 'LegalRepresentative',
      on: { ma_so_dn: 'ma_so_dn' },
      list: true,
      orderBy: ['tu_ngay desc', 'ma_dai_dien'],
    },
  },
};

export const legalRepresentative: TypeBinding = {
  table: 'nguoi_dai_dien',
  asOf: 'cap_nhat_luc',
  fields: {
    legalRepPersonId: 'so_dinh_danh',
    legalRepTitle: { column: 'chuc_danh', codes: representativeTitles },
    representsFrom: 'tu_ngay',
    representsTo: 'den_ngay',
  },
  relations: { person: { to: 'Person', key: { personalId: 'so_dinh_danh' } } },
};
