import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { MinistryId } from '../../mocks/startMinistries.ts';
import { scenario } from '../../mocks/world/scenarios.ts';
import { startPlatform, type Platform } from '../support/startPlatform.ts';
import { asDoctor, cardsOf, cast, households, threadsOf, withoutRowRules } from './personCard.ts';

const asked = ['population', 'justice', 'land', 'tax', 'finance', 'health', 'government-office'] as const;

interface FetchReport {
  readonly source: string;
  readonly requests: number;
  readonly httpCalls: number;
  readonly sqlStatements: number;
  readonly entities: number;
}

let platform: Platform;

beforeAll(async () => {
  platform = await startPlatform({ env: withoutRowRules });
}, 120_000);

afterAll(() => platform.stop());

/** What one request cost, as the gateway counts it and as the ministries do. */
async function costOf(query: string, asker: object = asDoctor) {
  await Promise.all(asked.map((id) => platform.ministry(id).resetStats()));
  const { data, errors, extensions } = await platform.query(query, {}, { ...asker, provenance: true });
  expect(errors).toEqual([]);
  const stats = await Promise.all(
    asked.map(async (id: MinistryId) => [id, await platform.ministry(id).stats()] as const),
  );
  const { fetches } = extensions['provenance'] as { fetches: readonly FetchReport[] };
  return {
    data,
    entities: Math.max(...fetches.map((fetch) => fetch.entities)),
    gateway: fetches.map(({ source, requests, httpCalls, sqlStatements }) => ({
      source,
      requests,
      httpCalls,
      sqlStatements,
    })),
    ministries: Object.fromEntries(stats),
  };
}

test('a few persons, some dozens and more than a hundred cost the same statements and calls at seven ministries', async () => {
  // Fewer than 200 persons: that many keys the tax service takes in one call.
  const ids = await households(25);
  await costOf(threadsOf(ids.slice(0, 3)));
  const [few, dozens, hundred] = [
    await costOf(threadsOf(ids.slice(0, 3))),
    await costOf(threadsOf(ids.slice(0, 10))),
    await costOf(threadsOf(ids)),
  ];
  expect(few.entities).toBeLessThan(20);
  expect(dozens.entities).toBeGreaterThan(20);
  expect(hundred.entities).toBeGreaterThan(100);
  expect(hundred.entities).toBeLessThan(200);
  for (const cost of [dozens, hundred]) {
    expect(cost.gateway).toEqual(few.gateway);
    expect(cost.ministries).toEqual(few.ministries);
  }
});

test('what one request costs is bounded by its depth, not by what it finds', async () => {
  const { gateway, ministries } = await costOf(cardsOf(await cast()));
  // Persons and residences; births and marriages; taxpayer, obligations and payments; participant and cards; dossiers and procedures.
  expect(gateway).toEqual([
    { source: 'population', requests: 1, httpCalls: 0, sqlStatements: 2 },
    { source: 'finance', requests: 1, httpCalls: 0, sqlStatements: 2 },
    { source: 'government-office', requests: 1, httpCalls: 0, sqlStatements: 2 },
    { source: 'health', requests: 1, httpCalls: 1, sqlStatements: 0 },
    { source: 'justice', requests: 1, httpCalls: 0, sqlStatements: 2 },
    { source: 'land', requests: 1, httpCalls: 1, sqlStatements: 0 },
    { source: 'tax', requests: 1, httpCalls: 3, sqlStatements: 0 },
  ]);
  for (const { source, httpCalls, sqlStatements } of gateway) {
    expect(ministries[source]?.calls).toBe(httpCalls + sqlStatements);
  }
});

test('lists inside one entity come with it, in one call', async () => {
  const { parcelRecordId } = scenario('land-transfer-clean').ids;
  const query = `{ parcel(parcelRecordId: "${String(parcelRecordId)}") { landPrices { landPriceId unitPrice } certificates { certificateSerial } } }`;
  const { gateway } = await costOf(query);
  expect(gateway).toEqual([{ source: 'land', requests: 1, httpCalls: 1, sqlStatements: 0 }]);
});

test('persons reached through other persons, by lists, cost one more round and not one per person', async () => {
  const ids = ['land-transfer-household-certificate', 'land-transfer-clean'].map((name) =>
    String(scenario(name).ids['transferorId']),
  );
  const person = (id: string) =>
    `person(personalId: "${id}") { household { members { member { fullNameText taxpayer { taxCode } landRights { parcel { landRights { holder { ... on Person { fullNameText } } } } } } } } }`;
  const [one, two] = [
    await costOf(`{ a: ${person(ids[0] ?? '')} }`),
    await costOf(`{ a: ${person(ids[0] ?? '')} b: ${person(ids[1] ?? '')} }`),
  ];
  const members = (one.data as { a: { household: { members: unknown[] } } }).a.household.members;
  expect(members.length).toBeGreaterThan(2);
  expect(two.gateway).toEqual(one.gateway);
  expect(two.ministries).toEqual(one.ministries);
});
