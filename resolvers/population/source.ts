import type { SqlBinding } from '../../src/model/binding.ts';
import { household, householdMember } from './household.ts';
import { person } from './person.ts';
import { familyRelation, identifierHistory, identityDocument, residence } from './records.ts';

/** The national population database. */
export const population: SqlBinding = {
  id: 'population',
  kind: 'sql',
  ministry: { vi: 'Bộ Công an', en: 'Ministry of Public Security', agency: 'G01' },
  connection: { default: 'postgres://lienthong@127.0.0.1:4101/population' },
  corrections: { default: 'http://127.0.0.1:4201/__corrections' },
  types: {
    Person: person,
    IdentityDocument: identityDocument,
    Residence: residence,
    FamilyRelation: familyRelation,
    Household: household,
    HouseholdMember: householdMember,
    IdentifierHistory: identifierHistory,
  },
  queries: {
    person: { to: 'Person', by: { personalId: 'personalId' } },
    household: { to: 'Household', by: { householdId: 'householdId' } },
  },
};
