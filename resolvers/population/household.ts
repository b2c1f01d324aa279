import type { TypeBinding } from '../../src/model/typeBinding.ts';
import { relationToHeadCodes } from './codes.ts';

export const household: TypeBinding = {
  table: 'ho_gia_dinh',
  keys: ['householdId'],
  asOf: 'cap_nhat_luc',
  fields: { householdId: 'ma_ho', headPersonId: 'so_dinh_danh_chu_ho' },
  relations: {
    head: { to: 'Person', key: { personalId: 'so_dinh_danh_chu_ho' } },
    members: {
      to: 'HouseholdMember',
      on: { ma_ho: 'ma_ho' },
      list: true,
      orderBy: ['quan_he_voi_chu_ho', 'so_dinh_danh'],
    },
  },
};

export const householdMember: TypeBinding = {
  table: 'thanh_vien_ho',
  asOf: 'cap_nhat_luc',
  fields: {
    memberPersonId: 'so_dinh_danh',
    relationToHead: { column: 'quan_he_voi_chu_ho', codes: relationToHeadCodes },
  },
  relations: { member: { to: 'Person', key: { personalId: 'so_dinh_danh' } } },
};
