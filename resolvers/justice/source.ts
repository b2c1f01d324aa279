import type { SqlBinding } from '../../src/model/binding.ts';
import { birthRecord, civilStatusChange, deathRecord, marriageRecord } from './records.ts';
import { person } from './person.ts';

/** The electronic civil status database. */
export const justice: SqlBinding = {
  id: 'justice',
  kind: 'sql',
  ministry: { vi: 'Bộ Tư pháp', en: 'Ministry of Justice', agency: 'G15' },
  connection: { default: 'postgres://lienthong@127.0.0.1:4102/justice' },
  corrections: { default: 'http://127.0.0.1:4202/__corrections' },
  types: {
    Person: person,
    BirthRecord: birthRecord,
    MarriageRecord: marriageRecord,
    DeathRecord: deathRecord,
    CivilStatusChange: civilStatusChange,
  },
  queries: {
    birthRecord: { to: 'BirthRecord', by: { birthRegNo: 'birthRegNo' } },
    marriageRecord: { to: 'MarriageRecord', by: { marriageRegNo: 'marriageRegNo' } },
  },
};
