import type { TypeBinding } from '../../src/model/typeBinding.ts';

export const agency: TypeBinding = {
  table: 'co_quan',
  keys: ['agencyCode'],
  asOf: 'cap_nhat_luc',
  fields: { agencyCode: 'ma_co_quan', agencyName: 'ten_co_quan', agencyParent: 'ma_co_quan_cha' },
};
