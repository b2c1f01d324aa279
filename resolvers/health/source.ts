import type { GraphqlBinding } from '../../src/model/binding.ts';
import { encounter, healthBook, immunisation, person } from './citizen.ts';
import { healthFacility, practitioner } from './provider.ts';
import { imagingResult, labResult, prescription } from './results.ts';

/** The health records service: a federation subgraph with Vietnamese names and the forms of the health insurance lists. */
export const health: GraphqlBinding = {
  id: 'health',
  kind: 'graphql',
  ministry: { vi: 'Bộ Y tế', en: 'Ministry of Health', agency: 'G18' },
  connection: { default: 'http://127.0.0.1:4106/graphql' },
  corrections: { default: 'http://127.0.0.1:4106/__corrections' },
  schemaFile: 'resolvers/health/schema.graphql',
  types: {
    Person: person,
    HealthBook: healthBook,
    Immunisation: immunisation,
    Encounter: encounter,
    LabResult: labResult,
    ImagingResult: imagingResult,
    Prescription: prescription,
    HealthFacility: healthFacility,
    Practitioner: practitioner,
  },
  queries: {
    encounter: { name: 'luotKham', arguments: { encounterId: 'maLk' } },
    healthFacility: { name: 'coSoKhamChuaBenh', arguments: { facilityCode: 'maCskcb' } },
  },
};
