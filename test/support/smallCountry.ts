import { fakeSource, type FakeSource, type FakeSourceOptions, type Speech } from './fakeSource.ts';

type Resolvers = NonNullable<FakeSourceOptions['resolvers']>;

const names: Readonly<Record<string, string>> = { '1': 'Nguyễn Văn An', '2': 'Trần Thị Bình', '3': 'Lê Cường' };
const person = (id: unknown) => ({ __typename: 'Person', personalId: id });
const firm = (code: unknown) => ({ __typename: 'Firm', code });
const firstOf = (items: readonly unknown[], first: unknown) =>
  typeof first === 'number' ? items.slice(0, first) : items;

/**
 * One set of resolvers for a country of three people and two firms. Every ministry answers its own fields with them, and a
 * merged schema all fields: so the gateway's answers can be compared with those of one ordinary GraphQL server.
 */
export const smallCountryResolvers: Resolvers = {
  Query: {
    person: (_, { personalId }) => (names[String(personalId)] === undefined ? null : person(personalId)),
    people: (_, { first }) => firstOf(['1', '2', '3'].map(person), first),
    peopleCount: (_, { first }) => (typeof first === 'number' ? first : 3),
    firm: (_, { code }) => (code === '9' ? null : firm(code)),
    parcels: () => ['a', 'b'].map((id) => ({ __typename: 'Parcel', parcelId: id })),
    assets: () => [
      { __typename: 'Parcel', parcelId: 'a' },
      { __typename: 'Boat', hull: 'h1' },
    ],
  },
  Person: {
    fullName: ({ personalId }) => names[String(personalId)] ?? null,
    birthYear: ({ personalId }) => 1980 + Number(personalId),
    friends: ({ personalId }, { first }) =>
      firstOf(['1', '2', '3'].filter((id) => id !== personalId).map(person), first),
    spouse: ({ personalId }) => (personalId === '3' ? null : person(personalId === '1' ? '2' : '1')),
    address: ({ personalId }) => ({ street: `Đường ${String(personalId)}`, city: null }),
    parcels: ({ personalId }, { first }) =>
      firstOf(personalId === '1' ? ['a', 'b'].map((id) => ({ __typename: 'Parcel', parcelId: id })) : [], first),
    assets: ({ personalId }) =>
      personalId === '3'
        ? null
        : [
            { __typename: 'Boat', hull: `h${String(personalId)}` },
            { __typename: 'Parcel', parcelId: 'b' },
          ],
    firms: ({ personalId }) => (personalId === '2' ? [firm('x'), firm('y')] : []),
    taxDue: ({ personalId }, { year }) => (typeof year === 'number' ? year * 10 + Number(personalId) : null),
    taxClass: ({ personalId }) => (personalId === '2' ? 'LARGE' : 'SMALL'),
  },
  Parcel: {
    area: ({ parcelId }) => (parcelId === 'a' ? 120.5 : 80),
    label: ({ parcelId }) => `Thửa ${String(parcelId)}`,
    holders: ({ parcelId }) => (parcelId === 'a' ? [person('1'), firm('x')] : [person('2')]),
    value: ({ parcelId }) => (parcelId === 'a' ? 5 : null),
  },
  Boat: { label: ({ hull }) => `Tàu ${String(hull)}`, area: () => 7, crew: () => [person('3')] },
  Firm: {
    size: ({ code }) => (code === 'x' ? 10 : 3),
    label: ({ code }) => (code === 'x' ? 24 : 25),
    director: ({ code }) => (code === 'x' ? person('1') : null),
  },
};

const SDL = {
  population: `
    type Query { person(personalId: ID!): Person people(first: Int): [Person!] peopleCount(first: Int): Int }
    type Person @key(fields: "personalId") {
      personalId: ID! fullName: String birthYear: Int friends(first: Int): [Person!] spouse: Person address: Address
    }
    type Address { street: String city: String }`,
  land: `
    type Query { parcels: [Parcel!] assets: [Asset!] }
    interface Asset { label: String area: Float }
    type Person @key(fields: "personalId") { personalId: ID! parcels(first: Int): [Parcel!] assets: [Asset!] }
    type Parcel implements Asset @key(fields: "parcelId") { parcelId: ID! label: String area: Float holders: [Holder!] }
    type Boat implements Asset { hull: ID! label: String area: Float crew: [Person!] }
    union Holder = Person | Firm
    type Firm @key(fields: "code") { code: ID! }`,
  firms: `
    type Query { firm(code: ID!): Firm }
    type Person @key(fields: "personalId") { personalId: ID! firms: [Firm!] }
    type Firm @key(fields: "code") { code: ID! label: Int size: Int director: Person }`,
  tax: `
    type Person @key(fields: "personalId") { personalId: ID! taxDue(year: Int): Int taxClass: TaxClass }
    type Parcel @key(fields: "parcelId") { parcelId: ID! value: Int }
    enum TaxClass { SMALL LARGE }`,
} as const;

export type SmallMinistry = keyof typeof SDL;

/** The four ministries of the small country; `changes` replaces options of single ones, as `tamper`. They all are asked through one door. */
export function smallCountry(
  changes: Readonly<Partial<Record<SmallMinistry, Partial<FakeSourceOptions>>>> = {},
  speaks: Speech = 'objects',
): Readonly<Record<SmallMinistry, FakeSource>> {
  const ministry = (id: SmallMinistry): FakeSource =>
    fakeSource({ id, sdl: SDL[id], resolvers: smallCountryResolvers, speaks, ...changes[id] });
  return { population: ministry('population'), land: ministry('land'), firms: ministry('firms'), tax: ministry('tax') };
}
