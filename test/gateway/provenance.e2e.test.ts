import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { loadOperations } from '../../src/server/loadOperations.ts';
import type { FetchReport, FieldProvenance } from '../../src/model/provenance.ts';
import { startPlatform, type Platform, type PlatformAnswer } from '../support/startPlatform.ts';
import { asDoctor, cardsOf, cast, withoutRowRules } from './personCard.ts';

interface Told {
  readonly plan: string;
  readonly steps: readonly { readonly parallel: readonly { readonly fetchId: number; readonly source: string }[] }[];
  readonly fetches: readonly FetchReport[];
  readonly fields: readonly FieldProvenance[];
  readonly ministries: Readonly<Record<string, { readonly vi: string; readonly en: string }>>;
}

const operations = loadOperations('schema/operations');

let platform: Platform;

beforeAll(async () => {
  platform = await startPlatform({ env: withoutRowRules });
}, 120_000);

afterAll(() => platform.stop());

const toldOf = ({ extensions }: PlatformAnswer): Told => extensions['provenance'] as Told;

/** Ways to all leaves, and to places where a null stands for more; `*` for list items. */
function leavesOf(value: unknown, path: readonly string[] = []): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => leavesOf(item, [...path, '*']));
  if (typeof value !== 'object' || value === null) return [path.join('.')];
  return Object.entries(value).flatMap(([key, field]) => leavesOf(field, [...path, key]));
}

/** A list of scalars is one leaf. */
const withoutItems = (path: string): string => path.replace(/\.\*$/, '');

function expectWhole({ data }: PlatformAnswer, told: Told): void {
  const byPath = new Map(told.fields.map((field) => [field.path.join('.'), field]));
  const fetches = new Map(told.fetches.map((fetch) => [fetch.id, fetch]));
  const lost = [...new Set(leavesOf(data))].filter((path) => !byPath.has(path) && !byPath.has(withoutItems(path)));
  expect(lost).toEqual([]);
  for (const field of told.fields) {
    if (field.source === undefined) continue;
    expect(fetches.get(field.fetch ?? 0)?.source).toBe(field.source);
    expect(Object.keys(told.ministries)).toContain(field.source);
  }
}

describe('every leaf of an answer tells where it comes from', () => {
  test.each(operations.map((operation) => [operation.id, operation] as const))('%s', async (id, operation) => {
    const answer = await platform.query(id, operation.cases[0]?.variables ?? {}, { provenance: true });
    // A parcel of the seller that is not in the dossier.
    expect(answer.errors.filter(({ extensions: { code } }) => code !== 'ROW_NOT_PERMITTED')).toEqual([]);
    expectWhole(answer, toldOf(answer));
  });

  test('three persons at seven ministries, under aliases', async () => {
    const answer = await platform.query(cardsOf(await cast()), {}, { ...asDoctor, provenance: true });
    const told = toldOf(answer);
    expectWhole(answer, told);
    const at = (path: string) => told.fields.find((field) => field.path.join('.') === path);
    expect(at('p0.name')).toMatchObject({ coordinate: 'Person.fullNameText', source: 'population', class: 'PERSONAL' });
    expect(at('p1.rights.*.plot.area')).toMatchObject({ coordinate: 'Parcel.parcelArea', source: 'land' });
    expect(at('p1.payer.debts.*.amount')).toMatchObject({ coordinate: 'TaxObligation.taxAmount', source: 'tax' });
    expect(at('p0.book.allergies')).toMatchObject({ source: 'health', class: 'SENSITIVE' });
  });
});

test('elements have a class, and ministries that keep one tell as of when', async () => {
  const answer = await platform.query(cardsOf(await cast()), {}, { ...asDoctor, provenance: true });
  const { fields } = toldOf(answer);
  const leaves = fields.filter(({ path }) => leavesOf(answer.data).includes(path.join('.')));
  expect(leaves.filter((field) => field.class === undefined).map(({ coordinate }) => coordinate)).toEqual([]);
  const dated = new Set(fields.filter(({ asOf }) => asOf !== undefined).map(({ source }) => source));
  expect([...dated].sort()).toEqual(['finance', 'government-office', 'health', 'justice', 'land', 'population', 'tax']);
  for (const { asOf } of fields) {
    if (asOf !== undefined) expect(Date.parse(asOf)).not.toBeNaN();
  }
});

test('the plan as text and as steps, and what each fetch cost', async () => {
  const answer = await platform.query(
    'person-card',
    { personalId: (await cast())[2] },
    { ...asDoctor, provenance: true },
  );
  const { plan, steps, fetches, ministries } = toldOf(answer);
  expect(plan).toMatch(/^step 1 {2}population +person\(personalId: \$v0\) +→ /);
  expect(plan).toMatch(/\nstep 2 {2}/);
  expect(steps[0]?.parallel.map(({ source }) => source)).toEqual(['population']);
  expect(steps.flatMap(({ parallel }) => parallel.map(({ fetchId }) => fetchId)).sort()).toEqual(
    fetches.map(({ id }) => id).sort(),
  );
  for (const fetch of fetches) {
    expect(fetch).toMatchObject({ ok: true, requests: 1, kind: expect.stringMatching(/^(sql|graphql|rest)$/) });
    expect(fetch.durationMs).toBeGreaterThan(0);
    expect(fetch.bytes).toBeGreaterThan(0);
    expect(fetch.httpCalls + fetch.sqlStatements).toBeGreaterThan(0);
    expect(ministries[fetch.source]).toMatchObject({ vi: expect.any(String), en: expect.any(String) });
  }
});

test('a fetch that failed says so, with its code', async () => {
  await platform.ministry('land').setDials({ errorRate: 1 });
  const answer = await platform.query('person-card', { personalId: (await cast())[2] }, { provenance: true });
  await platform.ministry('land').calm();
  const { fetches } = toldOf(answer);
  expect(fetches.find(({ source }) => source === 'land')).toMatchObject({ ok: false, code: 'SOURCE_HTTP_ERROR' });
  expect(fetches.filter(({ ok }) => ok).length).toBe(fetches.length - 1);
});

test.each([{}, { 'lienthong-provenance': '0' }, { 'lienthong-provenance': '' }])(
  'who does not ask gets no extensions: %j',
  async (headers) => {
    const { errors, extensions } = await platform.query(
      'person-card',
      { personalId: (await cast())[2] },
      { ...asDoctor, headers },
    );
    expect([errors, extensions]).toEqual([[], {}]);
  },
);
