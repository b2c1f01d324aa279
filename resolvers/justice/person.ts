import type { TypeBinding } from '../../src/model/typeBinding.ts';

/** Justice keeps no people, only what happened to them. */
export const person: TypeBinding = {
  keys: ['personalId'],
  fields: {},
  relations: {
    birthRecord: { to: 'BirthRecord', on: { personalId: 'so_dinh_danh_tre' }, orderBy: ['ngay_dang_ky desc'] },
    childBirthRecords: {
      to: 'BirthRecord',
      on: [{ personalId: 'so_dinh_danh_cha' }, { personalId: 'so_dinh_danh_me' }],
      list: true,
      orderBy: ['ngay_dang_ky', 'so_dang_ky'],
    },
    marriageRecords: {
      to: 'MarriageRecord',
      on: [{ personalId: 'so_dinh_danh_chong' }, { personalId: 'so_dinh_danh_vo' }],
      list: true,
      orderBy: ['ngay_dang_ky', 'so_dang_ky'],
    },
    deathRecord: { to: 'DeathRecord', on: { personalId: 'so_dinh_danh' }, orderBy: ['ngay_dang_ky desc'] },
    civilStatusChanges: {
      to: 'CivilStatusChange',
      on: { personalId: 'so_dinh_danh' },
      list: true,
      orderBy: ['ngay_quyet_dinh', 'ma_thay_doi'],
    },
  },
};
