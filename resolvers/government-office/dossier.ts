import type { TypeBinding } from '../../src/model/typeBinding.ts';

/** The office keeps no people, only the dossiers that they handed in. */
export const person: TypeBinding = {
  keys: ['personalId'],
  fields: {},
  relations: {
    dossiers: {
      to: 'Dossier',
      on: { personalId: 'so_dinh_danh_nguoi_nop' },
      list: true,
      orderBy: ['tiep_nhan_luc desc', 'ma_ho_so'],
    },
  },
};

export const dossier: TypeBinding = {
  table: 'ho_so',
  keys: ['dossierCode'],
  asOf: 'cap_nhat_luc',
  fields: {
    dossierCode: 'ma_ho_so',
    applicantId: 'so_dinh_danh_nguoi_nop',
    receivedAt: 'tiep_nhan_luc',
    dueAt: 'hen_tra_luc',
    dossierStatus: { column: 'trang_thai', codes: { TN: '1', DXL: '2', YCBS: '3', DTR: '4', TC: '5' } },
  },
  relations: {
    procedure: { to: 'Procedure', key: { procedureCode: 'ma_thu_tuc' } },
    applicant: { to: 'Person', key: { personalId: 'so_dinh_danh_nguoi_nop' } },
    parties: { to: 'DossierParty', on: { ma_ho_so: 'ma_ho_so' }, list: true, orderBy: ['ma_ben'] },
    dossierComponents: {
      to: 'DossierComponent',
      on: { ma_ho_so: 'ma_ho_so' },
      list: true,
      orderBy: ['ma_thanh_phan', 'ma_tp_ho_so'],
    },
  },
};

export const dossierParty: TypeBinding = {
  table: 'ben_lien_quan',
  keys: ['dossierPartyId'],
  asOf: 'cap_nhat_luc',
  fields: {
    dossierPartyId: 'ma_ben',
    partyRole: {
      column: 'vai_tro',
      codes: {
        NOP: '1',
        CHUYEN: '2',
        NHAN: '3',
        VC: '4',
        TK: '5',
        TV: '6',
        CSH: '7',
        XM: '8',
        CHA: '9',
        ME: '10',
        TRE: '11',
        THUA: '12',
        CQGQ: '13',
        CQPH: '14',
      },
    },
    partyPersonId: 'so_dinh_danh',
    partyTaxCode: 'ma_so_thue',
    partyParcelRecordId: 'ma_ho_so_thua',
    partyAgency: 'ma_co_quan',
  },
  relations: { person: { to: 'Person', key: { personalId: 'so_dinh_danh' } } },
};

export const dossierComponent: TypeBinding = {
  table: 'thanh_phan_ho_so',
  keys: ['dossierComponentId'],
  asOf: 'cap_nhat_luc',
  fields: {
    dossierComponentId: 'ma_tp_ho_so',
    componentCode: 'ma_thanh_phan',
    componentOutcome: {
      column: 'ket_qua_khai_thac',
      codes: { CO: 'FOUND', KHONG: 'NOT_FOUND', LECH: 'MISMATCH', TC: 'DENIED' },
    },
    componentVerified: { column: 'da_xac_minh', format: 'flag' },
  },
};
