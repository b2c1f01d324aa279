import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { health } from '../../resolvers/health/source.ts';
import { ministryFixture, type MinistryFixture } from '../support/ministryFixture.ts';
import { startMinistry, type StartedMinistry } from '../support/startMinistry.ts';
import { openTestSource, type TestSource } from './support/openTestSource.ts';

const patients = ['001090000001', '001090000002', '001090000003'];

let fixture: MinistryFixture;
let ministry: StartedMinistry;
let source: TestSource;

beforeAll(async () => {
  fixture = await ministryFixture('health', {
    so_suc_khoe: patients.slice(0, 2).map((so, n) => ({
      ma_dinh_danh_y_te: so,
      di_ung: n === 0 ? 'Penicillin; Hải sản' : null,
      benh_man_tinh: 'E11;I10',
      tom_tat_luc: '202601020304',
    })),
    luot_kham: [
      {
        ma_lk: 'LK1',
        so_dinh_danh: patients[0] ?? '',
        ma_cskcb: '01901',
        ma_loai_kcb: '01',
        ngay_vao: '202611010830',
        ma_benh_chinh: 'E11',
        cap_nhat_luc: '2026-11-01T09:00:00+07:00',
      },
      { ma_lk: 'LK2', so_dinh_danh: patients[0] ?? '', ma_cskcb: '01901', ma_loai_kcb: '02', ngay_vao: '202511010830' },
    ],
    ket_qua_xet_nghiem: [
      { ma_xet_nghiem: 'XN1', ma_lk: 'LK1', ma_chi_so: 'HBA1C', gia_tri: '6.1', ngay_lay_mau: '202611010900' },
      { ma_xet_nghiem: 'XN2', ma_lk: 'LK1', ma_chi_so: 'HIV', gia_tri: '-', loai_nhay_cam: 'HIV' },
      { ma_xet_nghiem: 'XN3', ma_lk: 'LK1', ma_chi_so: 'GLU', gia_tri: '5', ngay_lay_mau: '2026-11-01' },
    ],
    co_so_kcb: [{ ma_cskcb: '01901', ten_cskcb: 'Bệnh viện A', cap_chuyen_mon: 'CS', tu_ngay: '20200101' }],
    tiem_chung: [
      { ma_mui_tiem: 'TC1', so_dinh_danh: patients[0] ?? '', ma_vac_xin: 'FLU', ngay_tiem: '20250000', mui_so: 1 },
    ],
  });
  ministry = await startMinistry('health', { dataDir: fixture.dataDir });
  source = openTestSource(health, {
    url: ministry.url.endsWith('/graphql') ? ministry.url : `${ministry.url}/graphql`,
  });
});

afterEach(() => ministry.calm());

afterAll(async () => {
  await source.close();
  await ministry.stop();
  await fixture.remove();
});

const keys = patients.map((personalId) => ({ personalId }));

test('names, arguments, codes and dates go out in the ministry’s words and come back in the dictionary’s', async () => {
  const { data, errors, cost } = await source.ask(
    `query ($v0: [_Any!]!, $v1: Int) { _entities(representations: $v0) { ... on Person {
       healthBook { healthId allergies summaryUpdatedAt immunisations { immunisedOn doseNo } }
       _a0_encounters: encounters(last: $v1) { __typename encounterId admittedAt dischargedAt facility { facilityLevel facilityFrom }
         labResults { labResultId sampledAt sensitiveKind } patient { personalId } } } } }`,
    { v0: [{ __typename: 'Person', personalId: patients[0] }], v1: 1 },
    { purpose: 'TREATMENT_HIV' },
  );
  expect(data).toEqual({
    _entities: [
      {
        healthBook: {
          healthId: patients[0],
          allergies: ['Penicillin', 'Hải sản'],
          summaryUpdatedAt: '2026-01-02T03:04:00+07:00',
          immunisations: [{ immunisedOn: '2025', doseNo: 1 }],
        },
        _a0_encounters: [
          {
            __typename: 'Encounter',
            encounterId: 'LK1',
            admittedAt: '2026-11-01T08:30:00+07:00',
            dischargedAt: null,
            facility: { facilityLevel: '3', facilityFrom: '2020-01-01' },
            labResults: [
              { labResultId: 'XN1', sampledAt: '2026-11-01T09:00:00+07:00', sensitiveKind: null },
              { labResultId: 'XN2', sampledAt: null, sensitiveKind: 'HIV' },
              { labResultId: 'XN3', sampledAt: null, sensitiveKind: null },
            ],
            patient: { personalId: patients[0] },
          },
        ],
      },
    ],
  });
  // XN3 holds a time in another form than declared.
  expect(errors).toEqual([
    {
      code: 'SOURCE_VALUE_INVALID',
      path: ['_entities', 0, '_a0_encounters', 0, 'labResults', 2, 'sampledAt'],
      params: { source: 'health', field: 'LabResult.sampledAt' },
    },
  ]);
  expect(cost.httpCalls).toBe(1);
});

test('root fields are renamed as well', async () => {
  const { data } = await source.ask(
    'query ($v0: FacilityCode!, $v1: ID!) { healthFacility(facilityCode: $v0) { facilityName } encounter(encounterId: $v1) { encounterKind } }',
    { v0: '01901', v1: 'LK2' },
  );
  expect(data).toEqual({ healthFacility: { facilityName: 'Bệnh viện A' }, encounter: { encounterKind: '02' } });
});

test('the purpose reaches the ministry, which withholds what it does not open', async () => {
  const { data } = await source.ask('query ($v0: ID!) { encounter(encounterId: $v0) { labResults { labResultId } } }', {
    v0: 'LK1',
  });
  expect(data).toEqual({ encounter: { labResults: [{ labResultId: 'XN1' }, { labResultId: 'XN3' }] } });
});

test('as-of times come with the paths of the answer', async () => {
  const { asOf } = await source.ask(
    'query ($v0: ID!) { encounter(encounterId: $v0) { encounterKind } }',
    { v0: 'LK1' },
    { wantsProvenance: true },
  );
  expect(asOf).toEqual([{ path: ['encounter'], at: '2026-11-01T09:00:00+07:00' }]);
});

const books = 'healthBook { healthId }';
const allBooks = [
  { healthBook: { healthId: patients[0] } },
  { healthBook: { healthId: patients[1] } },
  { healthBook: null },
];

describe('when the ministry', () => {
  test('answers in another order, everybody gets their own', async () => {
    await ministry.setDials({ shape: 'reorder' });
    const { data, errors } = await source.askEntities('Person', keys, books);
    expect(data?.['_entities']).toEqual(allBooks);
    expect(errors).toEqual([]);
  });

  test('leaves the last one out, only that one fails', async () => {
    await ministry.setDials({ shape: 'drop-last' });
    const { data, errors } = await source.askEntities('Person', keys, books);
    expect(data?.['_entities']).toEqual([allBooks[0], allBooks[1], null]);
    expect(errors.map(({ code, path }) => [code, path])).toEqual([['SOURCE_ENTITY_MISSING', ['_entities', 2]]]);
  });

  test('names a type that does not exist, no entity is believed', async () => {
    await ministry.setDials({ shape: 'wrong-typename' });
    const { data, errors } = await source.askEntities('Person', keys, books);
    expect(data?.['_entities']).toEqual([null, null, null]);
    expect(errors.map(({ code, path }) => [code, path])).toEqual(
      keys.map((_key, n) => ['SOURCE_WRONG_SHAPE', ['_entities', n]]),
    );
  });

  test.each([
    ['is away', { outage: true }, 'SOURCE_UNREACHABLE'],
    ['answers garbage', { garbage: true }, 'SOURCE_UNREADABLE'],
    ['is cut off', { truncate: true }, 'SOURCE_UNREADABLE'],
    ['fails', { errorRate: 1 }, 'SOURCE_HTTP_ERROR'],
    ['hangs', { hang: true }, 'SOURCE_TIMED_OUT'],
  ] as const)('%s, the request fails with a code and the next one works', async (_, dials, code) => {
    const impatient = openTestSource(health, {
      url: `${new URL(ministry.url).origin}/graphql`,
      limits: { timeoutMs: 500 },
    });
    await ministry.setDials(dials);
    await expect(impatient.askEntities('Person', keys, books)).rejects.toMatchObject({ code });
    await ministry.calm();
    const { data } = await impatient.askEntities('Person', keys, books);
    expect(data?.['_entities']).toEqual(allBooks);
    await impatient.close();
  });

  test('answers more than the limit, reading stops', async () => {
    const modest = openTestSource(health, {
      url: `${new URL(ministry.url).origin}/graphql`,
      limits: { answerBytes: 100 },
    });
    await expect(modest.askEntities('Person', keys, books)).rejects.toMatchObject({ code: 'SOURCE_ANSWER_TOO_LARGE' });
    await modest.close();
  });
});

test('a probe finds the live schema equal to the declared one', async () => {
  expect(await source.probe(new AbortController().signal)).toMatchObject({ state: 'up' });
});
