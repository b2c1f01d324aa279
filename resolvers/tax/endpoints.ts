import type { EndpointBinding, EndpointLookup } from '../../src/model/binding.ts';

/** Keys that the service takes at a time (count). */
const limit = 200;

/** By POST only: the tax code of a person is the personal identifier, and addresses end up in access logs. */
function bulk(path: string, by: string): EndpointLookup {
  return { by, method: 'POST', path, keys: by, limit };
}

/** Obligations come in pages: a taxpayer can have many. */
function obligations(by: string): EndpointLookup {
  return {
    ...bulk('/nghia-vu-thue/tra-cuu', by),
    parameters: { kichThuoc: '200' },
    pages: { next: 'tiep', total: 'tongSo', maxPages: 500 },
  };
}

/** How the tax service is asked, by what. */
export const endpoints: Readonly<Record<string, EndpointBinding>> = {
  nguoiNopThue: {
    items: 'duLieu',
    lookups: [bulk('/nguoi-nop-thue/tra-cuu', 'mst'), bulk('/nguoi-nop-thue/tra-cuu', 'soDinhDanh')],
  },
  nghiaVuThue: {
    items: 'duLieu',
    lookups: [obligations('mst'), obligations('soThongBao')],
  },
  khoanNop: {
    items: 'duLieu',
    lookups: [bulk('/khoan-nop/tra-cuu', 'maKhoanNop'), bulk('/khoan-nop/tra-cuu', 'soThongBao')],
  },
};
