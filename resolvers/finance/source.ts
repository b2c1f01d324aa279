import type { SqlBinding } from '../../src/model/binding.ts';
import { enterprise, legalRepresentative } from './enterprise.ts';
import { healthInsuranceCard, insuranceParticipant } from './insurance.ts';
import { person } from './person.ts';

/** Enterprise registration and social insurance, which share one database. */
export const finance: SqlBinding = {
  id: 'finance',
  kind: 'sql',
  ministry: {
    vi: 'Bộ Tài chính – Đăng ký doanh nghiệp, Bảo hiểm xã hội',
    en: 'Ministry of Finance: enterprise registration and social insurance',
    agency: 'G12',
  },
  connection: { default: 'postgres://lienthong@127.0.0.1:4105/finance' },
  corrections: { default: 'http://127.0.0.1:4205/__corrections' },
  types: {
    Person: person,
    Enterprise: enterprise,
    LegalRepresentative: legalRepresentative,
    InsuranceParticipant: insuranceParticipant,
    HealthInsuranceCard: healthInsuranceCard,
  },
  queries: {
    enterprise: { to: 'Enterprise', by: { enterpriseCode: 'enterpriseCode' } },
  },
};
