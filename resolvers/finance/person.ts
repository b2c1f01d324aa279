import type { TypeBinding } from '../../src/model/typeBinding.ts';

/** Finance keeps no people, only what they take part in and whom they represent. */
export const person: TypeBinding = {
  keys: ['personalId'],
  fields: {},
  relations: {
    insuranceParticipant: {
      to: 'InsuranceParticipant',
      on: { personalId: 'so_dinh_danh' },
      orderBy: ['tu_ngay desc'],
    },
    healthInsuranceCards: {
      to: 'HealthInsuranceCard',
      on: { personalId: 'so_dinh_danh' },
      list: true,
      orderBy: ['gia_tri_tu desc', 'so_the'],
    },
    representedEnterprises: {
      to: 'Enterprise',
      // A representative without last day represents today.
      via: { table: 'nguoi_dai_dien', on: { personalId: 'so_dinh_danh' }, where: { den_ngay: null } },
      on: { ma_so_dn: 'ma_so_dn' },
      list: true,
      orderBy: ['ma_so_dn'],
    },
  },
};
