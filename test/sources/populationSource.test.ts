import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { population } from '../../resolvers/population/source.ts';
import { ministryFixture, type MinistryFixture } from '../support/ministryFixture.ts';
import { startMinistry, type StartedMinistry } from '../support/startMinistry.ts';
import { openTestSource, type TestSource } from './support/openTestSource.ts';

const id = (n: number): string => `0010900${String(n).padStart(5, '0')}`;
const people = 120;

let fixture: MinistryFixture;
let ministry: StartedMinistry;
let source: TestSource;

beforeAll(async () => {
  const range = Array.from({ length: people }, (_, n) => n);
  fixture = await ministryFixture('population', {
    cong_dan: range.map((n) => ({
      so_dinh_danh: id(n),
      ho: 'Nguyễn',
      chu_dem: n % 2 === 0 ? 'Thị' : null,
      ten: 'Hòa',
      ho_ten: n % 2 === 0 ? 'Nguyễn Thị Hòa' : 'Nguyễn Hòa',
      ngay_sinh: n === 1 ? '1990' : '1990-02-03',
      gioi_tinh: '1',
      quoc_tich: n === 2 ? 'ZZ' : 'VN',
      tinh_trang_hon_nhan: 'CVC',
      trang_thai: 'SONG',
      ma_ho: `HO-${Math.floor(n / 4)}`,
      so_thay_the: n === 3 ? id(4) : null,
      que_quan_ma_xa: '00004',
      que_quan_ma_tinh: '01',
      cap_nhat_luc: '2026-01-02T03:04:05+07:00',
    })),
    ho_gia_dinh: range.filter((n) => n % 4 === 0).map((n) => ({ ma_ho: `HO-${n / 4}`, so_dinh_danh_chu_ho: id(n) })),
    thanh_vien_ho: range.map((n) => ({
      ma_ho: `HO-${Math.floor(n / 4)}`,
      so_dinh_danh: id(n),
      quan_he_voi_chu_ho: n % 4 === 0 ? 'CH' : 'CON',
    })),
    cu_tru: range.flatMap((n) => [
      {
        ma_cu_tru: `A${n}`,
        so_dinh_danh: id(n),
        loai_cu_tru: 'TT',
        tu_ngay: '2010-01-01',
        kinh_do: 105.8,
        vi_do: 21.03,
      },
      { ma_cu_tru: `B${n}`, so_dinh_danh: id(n), loai_cu_tru: 'TTR', tu_ngay: '2020-01-01' },
    ]),
    lich_su_so_dinh_danh: [
      { ma_lich_su: 'LS1', so_cu: id(3), so_moi: id(4), ly_do: 'GT', ngay_quyet_dinh: '2025-05-05' },
    ],
  });
  ministry = await startMinistry('population', { dataDir: fixture.dataDir });
  source = openTestSource(population, { url: ministry.url });
});

afterAll(async () => {
  await source.close();
  await ministry.stop();
  await fixture.remove();
});

const keys = (...numbers: readonly number[]): { personalId: string }[] => numbers.map((n) => ({ personalId: id(n) }));

test('local columns and codes come out in the words of the dictionary', async () => {
  const { data, errors } = await source.ask(
    `query ($v0: PersonalId!) { person(personalId: $v0) { __typename fullName { familyName middleName givenName }
       birthDate nationality maritalStatus homeTown { communeCode provinceCode } deathDate } }`,
    { v0: id(0) },
  );
  expect(errors).toEqual([]);
  expect(data).toEqual({
    person: {
      __typename: 'Person',
      fullName: { familyName: 'Nguyễn', middleName: 'Thị', givenName: 'Hòa' },
      birthDate: '1990-02-03',
      nationality: 'VNM',
      maritalStatus: '2',
      homeTown: { communeCode: '00004', provinceCode: '01' },
      deathDate: null,
    },
  });
});

test('entities come in the order of the question, an unknown one as null, a repeated one twice', async () => {
  const { data } = await source.askEntities('Person', keys(5, 9_999, 2, 5), 'personalId');
  expect(data?.['_entities']).toEqual([{ personalId: id(5) }, null, { personalId: id(2) }, { personalId: id(5) }]);
});

describe('statements are bounded by the depth of the selection', () => {
  const selection = `personalId residences { residenceKind residenceAddress { geoPoint } }
    household { householdId head { fullNameText } members { relationToHead member { fullNameText household { householdId } } } }
    identifierHistory { oldPersonalId }`;
  test.each([1, 10, 100])('for %d people', async (count) => {
    await ministry.resetStats();
    const numbers = Array.from({ length: count }, (_, n) => n);
    const { cost, errors } = await source.askEntities('Person', keys(...numbers), selection);
    expect(errors).toEqual([]);
    // Person, residences, household, head, members, member, history
    expect(cost.sqlStatements).toBe(7);
    expect((await ministry.stats()).statements).toBe(7);
  });
});

test('relations keep the order that the binding states, and a key in two columns finds both', async () => {
  const { data } = await source.askEntities(
    'Person',
    keys(3, 4),
    'residences { residenceRecordId } identifierHistory { newPersonalId changeReason } supersededBy { personalId fullNameText }',
  );
  expect(data?.['_entities']).toEqual([
    {
      residences: [{ residenceRecordId: 'B3' }, { residenceRecordId: 'A3' }],
      identifierHistory: [{ newPersonalId: id(4), changeReason: '1' }],
      supersededBy: { personalId: id(4), fullNameText: 'Nguyễn Thị Hòa' },
    },
    {
      residences: [{ residenceRecordId: 'B4' }, { residenceRecordId: 'A4' }],
      identifierHistory: [{ newPersonalId: id(4), changeReason: '1' }],
      supersededBy: null,
    },
  ]);
});

test('a local code that the binding does not know fails that field only, without telling the value', async () => {
  const { data, errors } = await source.askEntities('Person', keys(2, 0), 'nationality fullNameText');
  expect(data?.['_entities']).toEqual([
    { nationality: null, fullNameText: 'Nguyễn Thị Hòa' },
    { nationality: 'VNM', fullNameText: 'Nguyễn Thị Hòa' },
  ]);
  expect(errors).toEqual([
    {
      code: 'SOURCE_CODE_UNKNOWN',
      path: ['_entities', 0, 'nationality'],
      params: { source: 'population', field: 'Person.nationality' },
    },
  ]);
});

test('as-of times are told when provenance is asked for', async () => {
  const { asOf } = await source.askEntities('Person', keys(0), 'fullNameText', { wantsProvenance: true });
  expect(asOf).toEqual([{ path: ['_entities', 0], at: '2026-01-02T03:04:05+07:00' }]);
  const plain = await source.askEntities('Person', keys(0), 'fullNameText');
  expect(plain.asOf).toBeUndefined();
});

test('a column that the database does not have fails exactly the fields that it holds', async () => {
  const { Person, ...others } = population.types;
  if (Person === undefined) throw new Error('no Person');
  const renamed = {
    ...population,
    types: {
      ...others,
      Person: { ...Person, fields: { ...Person.fields, email: 'khong_co_cot', otherName: 'cung_khong_co' } },
    },
  };
  const broken = openTestSource(renamed, { url: ministry.url });
  const { data, errors } = await broken.askEntities('Person', keys(0), 'fullNameText email otherName');
  expect(data?.['_entities']).toEqual([{ fullNameText: 'Nguyễn Thị Hòa', email: null, otherName: null }]);
  expect(errors.map(({ code, path }) => [code, path])).toEqual([
    ['SOURCE_COLUMN_MISSING', ['_entities', 0, 'email']],
    ['SOURCE_COLUMN_MISSING', ['_entities', 0, 'otherName']],
  ]);
  const again = await broken.askEntities('Person', keys(0), 'fullNameText email otherName');
  expect(again.cost.sqlStatements).toBe(1);
  await broken.close();
});

test('a table that the database does not have fails the relation only', async () => {
  const { Residence, ...others } = population.types;
  if (Residence === undefined) throw new Error('no Residence');
  const broken = openTestSource(
    { ...population, types: { ...others, Residence: { ...Residence, table: 'khong_co_bang' } } },
    { url: ministry.url },
  );
  const { data, errors } = await broken.askEntities('Person', keys(0), 'fullNameText residences { residenceKind }');
  expect(data?.['_entities']).toEqual([{ fullNameText: 'Nguyễn Thị Hòa', residences: null }]);
  expect(errors.map(({ code, path }) => [code, path])).toEqual([
    ['SOURCE_TABLE_MISSING', ['_entities', 0, 'residences']],
  ]);
  await broken.close();
});

describe('when the database', () => {
  afterAll(() => ministry.calm());

  test.each([
    ['is away', { outage: true }, 'SOURCE_UNREACHABLE'],
    ['hangs', { hang: true }, 'SOURCE_TIMED_OUT'],
    ['answers garbage', { garbage: true }, /SOURCE_(UNREACHABLE|TIMED_OUT)/],
    ['is cut off', { truncate: true }, /SOURCE_(UNREACHABLE|TIMED_OUT)/],
  ] as const)('%s, the request fails with a code and the next one works', async (_, dials, code) => {
    const impatient = openTestSource(population, {
      url: ministry.url,
      limits: { timeoutMs: 800, connectTimeoutMs: 200 },
    });
    await ministry.calm();
    // A hang is met on a connection that is open already; an outage on a new one.
    if ('hang' in dials) await impatient.askEntities('Person', keys(0), 'fullNameText');
    await ministry.setDials(dials);
    await expect(impatient.askEntities('Person', keys(0), 'fullNameText')).rejects.toMatchObject({
      code: typeof code === 'string' ? code : expect.stringMatching(code),
    });
    await ministry.calm();
    const { data } = await impatient.askEntities('Person', keys(0), 'fullNameText');
    expect(data?.['_entities']).toEqual([{ fullNameText: 'Nguyễn Thị Hòa' }]);
    await impatient.close();
  });

  test('is slow and the client leaves, the request ends at once', async () => {
    await ministry.setDials({ delayMs: 3_000 });
    const leaving = new AbortController();
    setTimeout(() => leaving.abort(), 50);
    const asked = performance.now();
    await expect(
      source.askEntities('Person', keys(0), 'fullNameText', { signal: leaving.signal }),
    ).rejects.toMatchObject({ code: 'SOURCE_CANCELLED' });
    expect(performance.now() - asked).toBeLessThan(1_500);
    await ministry.calm();
  });
});
