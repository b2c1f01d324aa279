import type { TypeBinding } from '../../src/model/typeBinding.ts';
import { participationStatusCodes } from './codes.ts';

export const insuranceParticipant: TypeBinding = {
  table: 'tham_gia_bhxh',
  keys: ['participantId'],
  asOf: 'cap_nhat_luc',
  fields: {
    participantId: 'ma_tham_gia',
    socialInsuranceNo: 'ma_so_bhxh',
    participationFrom: 'tu_ngay',
    employerTaxCode: 'mst_don_vi',
    participationStatus: { column: 'trang_thai', codes: participationStatusCodes },
  },
};

export const healthInsuranceCard: TypeBinding = {
  table: 'the_bhyt',
  keys: ['cardNumber'],
  asOf: 'cap_nhat_luc',
  fields: {
    cardNumber: 'so_the',
    objectCode: 'ma_doi_tuong',
    benefitLevel: { column: 'muc_huong', format: 'integer' },
    validFrom: 'gia_tri_tu',
    validTo: 'gia_tri_den',
    firstFacility: 'noi_dang_ky_kcb',
  },
};
