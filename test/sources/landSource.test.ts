import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { land } from '../../resolvers/land/source.ts';
import { ministryFixture, type MinistryFixture } from '../support/ministryFixture.ts';
import { startMinistry, type StartedMinistry } from '../support/startMinistry.ts';
import { openTestSource, type TestSource } from './support/openTestSource.ts';

let fixture: MinistryFixture;
let ministry: StartedMinistry;
let source: TestSource;

beforeAll(async () => {
  fixture = await ministryFixture('land', {
    thua_dat: [
      { ma_ho_so_thua: 'T1', ma_xa: '00004', so_to: '12', so_thua: 7, dien_tich: 80.5, trang_thai: 'HD' },
      { ma_ho_so_thua: 'T2', ma_xa: '00004', so_to: '12', so_thua: 8, dien_tich: 90, trang_thai: 'HD' },
    ],
    quyen_su_dung: [
      {
        ma_quyen: 'Q1',
        ma_ho_so_thua: 'T1',
        loai_chu: 'CN',
        so_dinh_danh: '001090000001',
        vai_tro: 'CSH',
        tu_ngay: '2020-01-01',
      },
      {
        ma_quyen: 'Q2',
        ma_ho_so_thua: 'T1',
        loai_chu: 'TC',
        ma_so_to_chuc: '0100109106',
        vai_tro: 'CSH',
        tu_ngay: '2020-01-01',
      },
    ],
  });
  ministry = await startMinistry('land', { dataDir: fixture.dataDir });
  source = openTestSource(land, { url: `${new URL(ministry.url).origin}/graphql` });
});

afterEach(() => ministry.calm());

afterAll(async () => {
  await source.close();
  await ministry.stop();
  await fixture.remove();
});

const holders =
  'parcelArea landRights { landRightId holder { __typename ... on Person { personalId } ... on Enterprise { enterpriseCode } } }';
const parcels = [{ parcelRecordId: 'T1' }, { parcelRecordId: 'T2' }, { parcelRecordId: 'T3' }];

test('entities, unions and an unknown key', async () => {
  const { data, errors } = await source.askEntities('Parcel', parcels, holders);
  expect(errors).toEqual([]);
  expect(data?.['_entities']).toEqual([
    {
      parcelArea: 80.5,
      landRights: [
        { landRightId: 'Q1', holder: { __typename: 'Person', personalId: '001090000001' } },
        { landRightId: 'Q2', holder: { __typename: 'Enterprise', enterpriseCode: '0100109106' } },
      ],
    },
    { parcelArea: 90, landRights: [] },
    null,
  ]);
});

test('an entity with a key of three fields is told apart from its neighbours', async () => {
  await ministry.setDials({ shape: 'reorder' });
  const at = (parcelNo: number) => ({ parcelCommuneCode: '00004', mapSheetNo: '12', parcelNo });
  const { data, errors } = await source.askEntities('ParcelAddress', [at(7), at(8)], 'parcels { parcelRecordId }');
  expect(errors).toEqual([]);
  expect(data?.['_entities']).toEqual([
    { parcels: [{ parcelRecordId: 'T1' }] },
    { parcels: [{ parcelRecordId: 'T2' }] },
  ]);
});

test('two groups of entities in one request keep apart', async () => {
  await ministry.setDials({ shape: 'reorder' });
  const { data, errors, cost } = await source.ask(
    `query ($a: [_Any!]!, $b: [_Any!]!) {
       first: _entities(representations: $a) { ... on Parcel { parcelNo } }
       second: _entities(representations: $b) { ... on LandRight { parcel { parcelNo } } } }`,
    {
      a: [
        { __typename: 'Parcel', parcelRecordId: 'T2' },
        { __typename: 'Parcel', parcelRecordId: 'T1' },
      ],
      b: [{ __typename: 'LandRight', landRightId: 'Q1' }],
    },
  );
  expect(errors).toEqual([]);
  expect(data).toEqual({ first: [{ parcelNo: 8 }, { parcelNo: 7 }], second: [{ parcel: { parcelNo: 7 } }] });
  expect(cost.httpCalls).toBe(1);
});

test('a union member of a strange type fails that place', async () => {
  await ministry.setDials({ shape: 'wrong-typename' });
  const { data, errors } = await source.ask(`query ($v0: ID!) { parcel(parcelRecordId: $v0) { ${holders} } }`, {
    v0: 'T1',
  });
  expect(data).toEqual({
    parcel: {
      parcelArea: 80.5,
      landRights: [
        { landRightId: 'Q1', holder: null },
        { landRightId: 'Q2', holder: null },
      ],
    },
  });
  expect(errors.map(({ code, path }) => [code, path])).toEqual([
    ['SOURCE_WRONG_SHAPE', ['parcel', 'landRights', 0, 'holder']],
    ['SOURCE_WRONG_SHAPE', ['parcel', 'landRights', 1, 'holder']],
  ]);
});

test('entities without their keys are not believed', async () => {
  await ministry.setDials({ shape: 'null-keys' });
  const { data, errors } = await source.askEntities('Parcel', parcels, 'parcelArea');
  expect(data?.['_entities']).toEqual([null, null, null]);
  expect(errors.map(({ code, path }) => [code, path])).toEqual(
    parcels.map((_key, n) => ['SOURCE_ENTITY_MISSING', ['_entities', n]]),
  );
});

test('a probe finds the live schema equal to the declared one', async () => {
  expect(await source.probe(new AbortController().signal)).toMatchObject({ state: 'up' });
});
