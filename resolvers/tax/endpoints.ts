import type { EndpointBinding, EndpointLookup } from '../../src/model/binding.ts';

/** Keys that the service takes at a time (count). */
const limit = 200;

function bulk(path: string, by: string): EndpointLookup {
  return { by, method: 'POST', path, keys: by, limit };
}

/** How the tax service is asked, by what. */
export const endpoints: Readonly<Record<string, EndpointBinding>> = {
  nguoiNopThue: {
    items: 'duLieu',
    lookups: [bulk('/nguoi-nop-thue/tra-cuu', 'mst'), bulk('/nguoi-nop-thue/tra-cuu', 'soDinhDanh')],
  },
  nghiaVuThue: {
    items: 'duLieu',
    lookups: [
      // The only call that gives obligations in pages: a taxpayer can have many.
      {
        by: 'mst',
        method: 'GET',
        path: '/nghia-vu-thue',
        keys: 'mst',
        parameters: { kichThuoc: '200' },
        limit,
        pages: { next: 'tiep', total: 'tongSo', maxPages: 500 },
      },
      bulk('/nghia-vu-thue/tra-cuu', 'soThongBao'),
    ],
  },
  khoanNop: {
    items: 'duLieu',
    lookups: [bulk('/khoan-nop/tra-cuu', 'maKhoanNop'), bulk('/khoan-nop/tra-cuu', 'soThongBao')],
  },
};
