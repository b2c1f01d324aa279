import type { TypeBinding } from '../../src/model/typeBinding.ts';

export const taxObligation: TypeBinding = {
  table: 'nghiaVuThue',
  keys: ['noticeNo'],
  asOf: 'capNhatLuc',
  fields: {
    noticeNo: 'soThongBao',
    taxType: 'loaiThue',
    taxBase: 'giaTinhThue',
    taxRate: 'thueSuat',
    taxAmount: 'soPhaiNop',
    noticeIssuedOn: 'ngayThongBao',
    taxDueDate: 'hanNop',
    exemptionReason: 'lyDoMienGiam',
    obligationDossierCode: 'maHoSo',
  },
  relations: {
    payments: { to: 'TaxPayment', on: { soThongBao: 'soThongBao' }, list: true, orderBy: ['ngayNop', 'maKhoanNop'] },
  },
};

export const taxPayment: TypeBinding = {
  table: 'khoanNop',
  keys: ['paymentId'],
  asOf: 'capNhatLuc',
  fields: {
    paymentId: 'maKhoanNop',
    paidAmount: 'soTien',
    paidOn: 'ngayNop',
    paymentChannel: { column: 'kenhNop', codes: { NH: '1', DVC: '2', KB: '3', ETAX: '4' } },
    treasuryReference: 'soChungTu',
  },
};
