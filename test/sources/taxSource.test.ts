import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { tax } from '../../resolvers/tax/source.ts';
import { ministryFixture, type MinistryFixture } from '../support/ministryFixture.ts';
import { startMinistry, type StartedMinistry } from '../support/startMinistry.ts';
import { openTestSource, type TestSource } from './support/openTestSource.ts';

const id = (n: number): string => `0010900${String(n).padStart(5, '0')}`;
const people = 450;

let fixture: MinistryFixture;
let ministry: StartedMinistry;
let source: TestSource;

beforeAll(async () => {
  const range = Array.from({ length: people }, (_, n) => n);
  fixture = await ministryFixture('tax', {
    nguoi_nop_thue: range.map((n) => ({
      mst: id(n),
      so_dinh_danh: id(n),
      loai_nnt: n === 1 ? 'LA' : 'CN',
      ten_nnt: `Người ${n}`,
      trang_thai_mst: '00',
      ma_xa: '00004',
      ma_tinh: '01',
      cap_nhat_luc: '2026-01-02T03:04:05+07:00',
    })),
    nghia_vu: range.map((n) => ({
      so_thong_bao: `TB-${String(n).padStart(4, '0')}`,
      mst: id(0),
      loai_thue: 'TNCN',
      so_phai_nop: n,
      thue_suat: 2,
      ngay_thong_bao: '2026-01-01',
    })),
    khoan_nop: [{ ma_khoan_nop: 'KN1', so_thong_bao: 'TB-0003', so_tien: 3, ngay_nop: '2026-02-01', kenh_nop: 'KB' }],
  });
  ministry = await startMinistry('tax', { dataDir: fixture.dataDir });
  source = openTestSource(tax, { url: new URL(ministry.url).origin });
});

afterEach(() => ministry.calm());

afterAll(async () => {
  await source.close();
  await ministry.stop();
  await fixture.remove();
});

const keys = (count: number): { personalId: string }[] =>
  Array.from({ length: count }, (_, n) => ({ personalId: id(n) }));

test('JSON names, nested objects and codes come out in the words of the dictionary', async () => {
  const { data, errors, asOf } = await source.ask(
    `query ($v0: TaxCode!) { taxpayer(taxCode: $v0) { __typename taxpayerKind taxpayerName taxpayerStatus
       taxpayerAddress { __typename communeCode provinceCode oldCommuneCode } } }`,
    { v0: id(0) },
    { wantsProvenance: true },
  );
  expect(errors).toEqual([]);
  expect(data).toEqual({
    taxpayer: {
      __typename: 'Taxpayer',
      taxpayerKind: '1',
      taxpayerName: 'Người 0',
      taxpayerStatus: '00',
      taxpayerAddress: { __typename: 'Address', communeCode: '00004', provinceCode: '01', oldCommuneCode: null },
    },
  });
  expect(asOf).toEqual([{ path: ['taxpayer'], at: '2026-01-02T03:04:05+07:00' }]);
});

test.each([
  [1, 1],
  [10, 1],
  [200, 1],
  [450, 3],
])('%d people are asked for in %d bulk calls, whose answers are put in order', async (count, calls) => {
  await ministry.resetStats();
  const { data, cost } = await source.askEntities('Person', keys(count), 'taxpayer { taxCode }');
  expect(data?.['_entities']).toEqual(keys(count).map(({ personalId }) => ({ taxpayer: { taxCode: personalId } })));
  expect(cost.httpCalls).toBe(calls);
  expect((await ministry.stats()).calls).toBe(calls);
});

test('pages are followed to the end, and one more level is one more call', async () => {
  const { data, cost, errors } = await source.askEntities(
    'Person',
    keys(2),
    'taxpayer { obligations { noticeNo taxAmount payments { paidAmount paymentChannel } } }',
  );
  expect(errors).toEqual([]);
  const [first, second] = data?.['_entities'] as readonly { taxpayer: { obligations: readonly object[] } }[];
  expect(first?.taxpayer.obligations).toHaveLength(people);
  expect(first?.taxpayer.obligations[3]).toEqual({
    noticeNo: 'TB-0003',
    taxAmount: 3,
    payments: [{ paidAmount: 3, paymentChannel: '3' }],
  });
  expect(second?.taxpayer.obligations).toEqual([]);
  // One for the people, three pages of 200, three bulk calls for 450 notices.
  expect(cost.httpCalls).toBe(7);
});

test('who is unknown is null, and an unknown code fails its field', async () => {
  const { data, errors } = await source.askEntities(
    'Person',
    [{ personalId: '001090099999' }, { personalId: id(1) }],
    'taxpayer { taxpayerKind taxCode }',
  );
  expect(data?.['_entities']).toEqual([{ taxpayer: null }, { taxpayer: { taxpayerKind: null, taxCode: id(1) } }]);
  expect(errors.map(({ code, path }) => [code, path])).toEqual([
    ['SOURCE_CODE_UNKNOWN', ['_entities', 1, 'taxpayer', 'taxpayerKind']],
  ]);
});

describe('when the ministry', () => {
  test.each(['reorder', 'drop-last', 'null-keys'] as const)(
    'bends its answer (%s), nobody gets another’s data',
    async (shape) => {
      await ministry.setDials({ shape });
      const { data } = await source.askEntities('Person', keys(3), 'taxpayer { taxCode }');
      for (const [index, entity] of (data?.['_entities'] as { taxpayer: unknown }[]).entries()) {
        if (entity.taxpayer !== null) expect(entity.taxpayer).toEqual({ taxCode: id(index) });
      }
    },
  );

  test.each([
    ['answers garbage', { garbage: true }, 'SOURCE_UNREADABLE'],
    ['is cut off', { truncate: true }, 'SOURCE_UNREADABLE'],
    ['fails', { errorRate: 1 }, 'SOURCE_HTTP_ERROR'],
  ] as const)('%s, exactly the fields of that call fail', async (_, dials, code) => {
    await ministry.setDials(dials);
    const { data, errors } = await source.askEntities('Person', keys(2), 'personalId taxpayer { taxCode }');
    expect(data?.['_entities']).toEqual(keys(2).map((key) => ({ ...key, taxpayer: null })));
    expect(errors.map((error) => [error.code, error.path])).toEqual([
      [code, ['_entities', 0, 'taxpayer']],
      [code, ['_entities', 1, 'taxpayer']],
    ]);
  });

  test.each([
    ['is away', { outage: true }, 'SOURCE_UNREACHABLE'],
    ['hangs', { hang: true }, 'SOURCE_TIMED_OUT'],
  ] as const)('%s, the request fails with a code', async (_, dials, code) => {
    const impatient = openTestSource(tax, { url: new URL(ministry.url).origin, limits: { timeoutMs: 400 } });
    await ministry.setDials(dials);
    await expect(impatient.askEntities('Person', keys(1), 'taxpayer { taxCode }')).rejects.toMatchObject({ code });
    await impatient.close();
  });
});
