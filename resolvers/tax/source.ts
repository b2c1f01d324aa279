import type { RestBinding } from '../../src/model/binding.ts';
import { endpoints } from './endpoints.ts';
import { taxObligation, taxPayment } from './obligation.ts';
import { enterprise, person, taxpayer } from './taxpayer.ts';

/** The tax administration's look-up service; names as in its OpenAPI document. */
export const tax: RestBinding = {
  id: 'tax',
  kind: 'rest',
  ministry: { vi: 'Bộ Tài chính – Cục Thuế', en: 'Ministry of Finance: Tax Administration', agency: 'G12' },
  connection: { default: 'http://127.0.0.1:4104' },
  corrections: { default: 'http://127.0.0.1:4104/__corrections' },
  probePath: '/openapi.json',
  endpoints,
  types: {
    Taxpayer: taxpayer,
    TaxObligation: taxObligation,
    TaxPayment: taxPayment,
    Person: person,
    Enterprise: enterprise,
  },
  queries: {
    taxpayer: { to: 'Taxpayer', by: { taxCode: 'taxCode' } },
  },
};
