import { HOUSEHOLD, communeRow, parcelRow, personRow, type Row } from './rows.ts';

/** Root fields, for ministries and for the merged schema alike. */
export const rootRow = {
  person: ({ id }: { id: string }) => personById(id),
  parcel: ({ id }: { id: string }) => parcelById(id),
  commune: ({ code }: { code: string }) => communeByCode(code),
  taxYear: 2025,
  healthYear: 2025,
  justiceYear: 2025,
  businessYear: 2025,
};

/** How an entity is found by its key. */
export const references = {
  Person: { __resolveReference: ({ id }: { id: string }) => personById(id) },
  Parcel: { __resolveReference: ({ id }: { id: string }) => parcelById(id) },
  Commune: { __resolveReference: ({ code }: { code: string }) => communeByCode(code) },
};

/** How many persons are asked about when each request asks about another one. */
export const ASKED_PERSONS = 500;

/** The id of the nth person who is asked about; each lives in a household of their own and has an employer of their own. */
export function askedPerson(nth: number): string {
  return String(personRow((nth % ASKED_PERSONS) * HOUSEHOLD)['id']);
}

function personById(id: string): Row {
  return personRow(Number(id) - 79_000_000_000);
}

function parcelById(id: string): Row {
  return parcelRow(Number(id.slice(2)) - 10_000_000);
}

function communeByCode(code: string): Row {
  return communeRow(Number(code) - 10_000);
}
