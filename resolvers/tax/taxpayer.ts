import type { TypeBinding } from '../../src/model/typeBinding.ts';

export const taxpayer: TypeBinding = {
  table: 'nguoiNopThue',
  keys: ['taxCode'],
  asOf: 'capNhatLuc',
  fields: {
    taxCode: 'mst',
    taxpayerKind: { column: 'loaiNnt', codes: { CN: '1', HKD: '2', DN: '3' } },
    taxpayerName: 'tenNnt',
    taxpayerPersonalId: 'soDinhDanh',
    taxpayerStatus: 'trangThaiMst',
    taxOffice: 'coQuanThue',
    taxRegistrationDate: 'ngayDangKy',
    taxpayerAddress: {
      value: 'Address',
      parts: {
        addressDetail: 'diaChi.chiTiet',
        communeCode: 'diaChi.maXa',
        provinceCode: 'diaChi.maTinh',
        addressAsRecorded: 'diaChi.diaChiGoc',
        oldCommuneCode: 'diaChi.maXaCu',
      },
    },
  },
  relations: {
    obligations: {
      to: 'TaxObligation',
      on: { mst: 'mst' },
      list: true,
      orderBy: ['ngayThongBao desc', 'soThongBao'],
    },
  },
};

/** A person's tax record; the tax code of a person is the personal identifier since 1 July 2025, but older ones remain. */
export const person: TypeBinding = {
  keys: ['personalId'],
  fields: {},
  relations: {
    taxpayer: { to: 'Taxpayer', on: { personalId: 'soDinhDanh' }, orderBy: ['ngayDangKy desc', 'mst'] },
  },
};

/** An enterprise's code is its tax code. */
export const enterprise: TypeBinding = {
  keys: ['enterpriseCode'],
  fields: {},
  relations: { taxpayer: { to: 'Taxpayer', on: { enterpriseCode: 'mst' } } },
};
