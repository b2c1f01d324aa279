import { expect, test } from '@jest/globals';
import { graphqlSync, parse, buildSchema } from 'graphql';
import { discoverKeys } from '../../src/conform/target/discoverKeys.ts';
import { readClaim } from '../../src/conform/schema/schemaRule.ts';
import type { Ask } from '../../src/conform/target/askTarget.ts';
import { loadDictionary } from '../../src/dictionary/loadDictionary.ts';

const dictionary = loadDictionary('schema');
const TYPES = `
  directive @key(fields: String!, resolvable: Boolean) repeatable on OBJECT
  type Parcel @key(fields: "parcelRecordId") { parcelRecordId: ID! }
  type LandUse @key(fields: "landUseRecordId") { landUseRecordId: ID! }
  type Person @key(fields: "personalId", resolvable: false) { personalId: ID! }
  type ParcelEdge { node: Parcel } type ParcelEdges { edges: [ParcelEdge] } type ParcelPage { nodes: [Parcel!]! total: Int }
`;
const parcels = [1, 2, 3].map((place) => ({ parcelRecordId: `P${place}` }));

/** Asks a schema with these root fields, and notes what was asked. */
async function discover(query: string, rootValue: object, most = 200) {
  const sdl = `${TYPES} type Query { ${query} }`;
  const asked: string[] = [];
  const schema = buildSchema(sdl);
  const ask: Ask = ({ body }) => {
    const { query: source } = body as { readonly query: string };
    asked.push(source);
    return Promise.resolve({ status: 200, elapsedMs: 0, json: graphqlSync({ schema, source, rootValue }) });
  };
  return { keys: await discoverKeys(ask, readClaim(parse(sdl), dictionary), most), asked };
}

const KEYS = parcels.map((parcel) => ({ __typename: 'Parcel', ...parcel }));

test.each([
  ['a list', 'parcels: [Parcel!]!', { parcels }],
  ['a list that may be null', 'parcels: [Parcel]', { parcels }],
  ['a list of optional arguments', 'parcels(commune: ID, first: Int): [Parcel]', { parcels }],
  ['a list that must be told its length', 'parcels(limit: Int!): [Parcel]', { parcels }],
  ['nodes of a connection', 'parcels: ParcelPage', { parcels: { nodes: parcels } }],
  ['edges of a connection', 'parcels: ParcelEdges', { parcels: { edges: parcels.map((node) => ({ node })) } }],
])('keys come from %s', async (_, query, rootValue) => {
  expect((await discover(query, rootValue)).keys).toEqual(KEYS);
});

test('a list is asked for no more records than wanted, and read no further', async () => {
  const { keys, asked } = await discover('parcels(first: Int): [Parcel]', { parcels }, 2);
  expect(asked).toEqual(['{ parcels(first: 2) { __typename parcelRecordId } }']);
  expect(keys).toEqual(KEYS.slice(0, 2));
});

test('nothing is asked of fields that need to know more, answer one record, or an entity that is not kept', async () => {
  const { asked } = await discover(
    'byCommune(commune: ID!): [Parcel]  parcel: Parcel  people: [Person]  names: [String] ',
    {},
  );
  expect(asked).toEqual([]);
});

test('a list that fails gives no keys, and spoils no other', async () => {
  const broken = () => {
    throw new Error('No.');
  };
  const { keys } = await discover('uses: [LandUse]  parcels: [Parcel]', { uses: broken, parcels });
  expect(keys).toEqual(KEYS);
});
