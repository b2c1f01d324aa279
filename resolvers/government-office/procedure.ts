import type { TypeBinding } from '../../src/model/typeBinding.ts';

export const procedure: TypeBinding = {
  table: 'thu_tuc',
  keys: ['procedureCode'],
  asOf: 'cap_nhat_luc',
  fields: { procedureCode: 'ma_thu_tuc', procedureName: 'ten_thu_tuc', procedureField: 'linh_vuc' },
  relations: {
    components: { to: 'ProcedureComponent', on: { ma_thu_tuc: 'ma_thu_tuc' }, list: true, orderBy: ['ma_thanh_phan'] },
  },
};

export const procedureComponent: TypeBinding = {
  table: 'thanh_phan_thu_tuc',
  asOf: 'cap_nhat_luc',
  fields: {
    componentCode: 'ma_thanh_phan',
    componentName: 'ten_thanh_phan',
    componentSource: { column: 'nguon', codes: { DL: 'DATA', GIAY: 'PAPER' } },
    componentDocumentKind: 'loai_giay_to',
    componentElements: { column: 'phan_tu', separator: ';' },
    componentMandatory: { column: 'bat_buoc', format: 'flag' },
  },
};
