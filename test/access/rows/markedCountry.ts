import type { CountryRows } from './guardedCountry.ts';

type Row = Readonly<Record<string, unknown>>;

const PERSONS = ['100000011', '100000022', '100000033', '100000044'] as const;

/** What happens to the rows that may not be seen, in another country that is the same otherwise. */
export type Alteration = 'as they are' | 'other values' | 'no values' | 'values that no client may get' | 'no rows';

/** Every row carries a mark in each of its texts, and numbers that stand in no other row. */
const MARKED: CountryRows = {
  persons: PERSONS.map((personalId, index) => ({
    __typename: 'Person',
    personalId,
    fullName: `Họ-${personalId}-tên`,
    phones: [`điện-${personalId}-thoại`],
    spouseId: PERSONS[index ^ 1] ?? null,
  })),
  parcels: [['0'], ['1', '0'], ['2'], ['3', '2'], []].map((holders, index) => ({
    __typename: 'Parcel',
    parcelId: `thửa-${String(index)}`,
    areaM2: 700_000_010 + index,
    holderIds: holders.map((holder) => PERSONS[Number(holder)]),
  })),
  results: [0, 1, 2, 3, undefined].map((patient, index) => ({
    __typename: 'LabResult',
    resultId: `mẫu-${String(index)}`,
    value: `trị-${String(index)}-số`,
    patientId: patient === undefined ? null : PERSONS[patient],
  })),
};

/** Identifiers of a set of the four persons, one bit each. */
export function personsOf(bits: number): ReadonlySet<string> {
  return new Set(PERSONS.filter((_, index) => (bits >> index) & 1));
}

/** Who may be asked for: everybody, and somebody who does not exist. */
export const ASKED: readonly string[] = [...PERSONS, '100000099'];

/** Whether a row may be seen: one of those whose it is may. Plainly, and apart from the product. */
function maySee(row: Row, persons: ReadonlySet<string>): boolean {
  const owners = [row['__typename'] === 'Person' ? row['personalId'] : row['patientId'], row['holderIds']].flat();
  return owners.some((owner) => typeof owner === 'string' && persons.has(owner));
}

/** Texts that stand in an answer only when a row that may not be seen does. */
export function forbiddenMarks(persons: ReadonlySet<string>): readonly string[] {
  return [...MARKED.persons, ...MARKED.parcels, ...MARKED.results]
    .filter((row) => !maySee(row, persons))
    .flatMap(marksOf);
}

/** Texts of a field, in all rows. */
export function markedTexts(coordinate: string): readonly string[] {
  const [type, field = ''] = coordinate.split('.');
  const rows = type === 'Person' ? MARKED.persons : MARKED.results;
  return rows.flatMap((row) => [row[field]].flat() as readonly string[]);
}

function marksOf(row: Row): readonly string[] {
  const { personalId, fullName, phones, parcelId, areaM2, resultId, value } = row;
  const weight = personalId === undefined ? undefined : 50 + Number(personalId);
  const marks = [fullName, phones, parcelId, areaM2, resultId, value, weight].flat();
  return marks.flatMap((mark) => (typeof mark === 'string' || typeof mark === 'number' ? [String(mark)] : []));
}

/** The country, with the rows that may not be seen altered; whose they are stays. */
export function alteredRows(persons: ReadonlySet<string>, alteration: Alteration): CountryRows {
  const alter = (rows: readonly Row[]): readonly Row[] =>
    rows.flatMap((row) => (maySee(row, persons) ? [row] : altered(row, alteration)));
  return { persons: alter(MARKED.persons), parcels: alter(MARKED.parcels), results: alter(MARKED.results) };
}

const VALUES: Readonly<Record<'other values' | 'no values' | 'values that no client may get', Row>> = {
  'other values': { fullName: 'khác', phones: ['một', 'hai'], areaM2: 1, value: 'khác' },
  'no values': { fullName: null, phones: null, areaM2: null, value: null },
  'values that no client may get': {
    fullName: { no: 'text' },
    phones: [{}, null],
    areaM2: 'no number',
    value: ['no text'],
  },
};

function altered(row: Row, alteration: Alteration): readonly Row[] {
  if (alteration === 'as they are') return [row];
  if (alteration === 'no rows') return [];
  const values = Object.entries(VALUES[alteration]).filter(([name]) => name in row);
  return [{ ...row, ...Object.fromEntries(values) }];
}
