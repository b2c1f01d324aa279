import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createDialBoard } from '../../mocks/dials/dialBoard.ts';
import { calmDials, parseDials } from '../../mocks/dials/dials.ts';
import { distort } from '../../mocks/dials/distort.ts';
import { startDialControl } from '../../mocks/dials/startDialControl.ts';
import { askGraphql } from '../support/askGraphql.ts';
import { ministryFixture, type MinistryFixture } from '../support/ministryFixture.ts';
import { startMinistry, type StartedMinistry } from '../support/startMinistry.ts';

const ids = ['land', 'health', 'tax'] as const;

let fixtures: MinistryFixture[];
let ministries: Record<(typeof ids)[number], StartedMinistry>;

beforeAll(async () => {
  const [land, health, tax] = await Promise.all([
    ministryFixture('land', { thua_dat: [{ ma_ho_so_thua: 'TD-1' }, { ma_ho_so_thua: 'TD-2' }] }),
    ministryFixture('health', { luot_kham: [{ ma_lk: 'LK-1' }, { ma_lk: 'LK-2' }] }),
    ministryFixture('tax', { nguoi_nop_thue: [{ mst: '1' }, { mst: '2' }] }),
  ]);
  fixtures = [land, health, tax];
  ministries = {
    land: await startMinistry('land', { dataDir: land.dataDir }),
    health: await startMinistry('health', { dataDir: health.dataDir }),
    tax: await startMinistry('tax', { dataDir: tax.dataDir }),
  };
});

afterAll(async () => {
  await Promise.all(Object.values(ministries).map((ministry) => ministry.stop()));
  await Promise.all(fixtures.map((fixture) => fixture.remove()));
});

beforeEach(async () => {
  await Promise.all(Object.values(ministries).map((ministry) => ministry.calm()));
});

/** A request that each of the three answers on a good day. */
function call(id: (typeof ids)[number], signal?: AbortSignal): Promise<Response> {
  const { url } = ministries[id];
  const json = { 'content-type': 'application/json' };
  const more = signal === undefined ? {} : { signal };
  return id === 'tax'
    ? fetch(`${url}/nguoi-nop-thue/tra-cuu`, { method: 'POST', headers: json, body: '{"mst":["1","2"]}', ...more })
    : fetch(url, { method: 'POST', headers: json, body: '{"query":"{ __schema { queryType { name } } }"}', ...more });
}

describe.each(ids)('the dials of %s, over the wire', (id) => {
  test('delay and jitter keep the answer back', async () => {
    await ministries[id].setDials({ delayMs: 150, jitterMs: 20 });
    const startMs = performance.now();
    expect((await call(id)).status).toBe(200);
    expect(performance.now() - startMs).toBeGreaterThanOrEqual(148);
  });

  test('an error rate of 1 fails every call', async () => {
    await ministries[id].setDials({ errorRate: 1 });
    expect((await call(id)).status).toBe(503);
  });

  test('an outage closes the connection', async () => {
    await ministries[id].setDials({ outage: true });
    await expect(call(id)).rejects.toThrow('fetch failed');
  });

  test('a hang never answers, and does not keep others from being answered afterwards', async () => {
    await ministries[id].setDials({ hang: true });
    await expect(call(id, AbortSignal.timeout(250))).rejects.toThrow(/timeout/i);
    await ministries[id].calm();
    expect((await call(id)).status).toBe(200);
  });

  test('garbage looks like success and is not JSON', async () => {
    await ministries[id].setDials({ garbage: true });
    const answer = await call(id);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toMatch('application/json');
    await expect(answer.json()).rejects.toThrow();
  });

  test('a truncated answer ends half-way', async () => {
    await ministries[id].setDials({ truncate: true });
    const answer = await call(id);
    expect(answer.status).toBe(200);
    await expect(answer.text()).rejects.toThrow('terminated');
  });
});

describe('bent answers', () => {
  const parcels =
    '{ _entities(representations: [{ __typename: "Parcel", parcelRecordId: "TD-1" }, { __typename: "Parcel", parcelRecordId: "TD-2" }]) { __typename ... on Parcel { parcelRecordId } } }';
  const first = { __typename: 'Parcel', parcelRecordId: 'TD-1' };
  const second = { __typename: 'Parcel', parcelRecordId: 'TD-2' };

  test.each([
    ['reorder', [second, first]],
    ['drop-last', [first]],
    [
      'wrong-typename',
      [
        { ...first, __typename: 'KieuLa' },
        { ...second, __typename: 'KieuLa' },
      ],
    ],
    [
      'null-keys',
      [
        { ...first, parcelRecordId: null },
        { ...second, parcelRecordId: null },
      ],
    ],
  ] as const)('%s on a GraphQL answer', async (shape, entities) => {
    await ministries.land.setDials({ shape });
    expect((await askGraphql(ministries.land.url, parcels)).data).toEqual({ _entities: entities });
  });

  test('drop-last on a REST answer', async () => {
    const whole = (await (await call('tax')).json()) as { duLieu: unknown[] };
    await ministries.tax.setDials({ shape: 'drop-last' });
    const bent = (await (await call('tax')).json()) as { duLieu: unknown[] };
    expect(bent.duLieu).toEqual(whole.duLieu.slice(0, -1));
  });

  test('turning a list round twice gives the answer back, whatever it is', () => {
    const turn = (value: unknown): unknown => distort(value, 'reorder', new Set());
    fc.assert(fc.property(fc.jsonValue(), (value) => expect(turn(turn(value))).toEqual(value)));
  });
});

describe('the control door', () => {
  test('changes the dials named and leaves the others', async () => {
    await ministries.land.setDials({ delayMs: 5 });
    await ministries.land.setDials({ errorRate: 0.25 });
    const dials: unknown = await (await fetch(ministries.land.controlUrl)).json();
    expect(dials).toEqual({ ...calmDials, delayMs: 5, errorRate: 0.25 });
  });

  test.each([
    ['{"delayMs": -1}', 'delayMs'],
    ['{"errorRate": 2}', 'errorRate'],
    ['{"outage": "yes"}', 'outage'],
    ['{"shape": "round"}', 'shape'],
    ['{"speed": 1}', 'speed'],
    ['[]', 'settings'],
    ['{', 'not JSON'],
  ])('refuses %s and says why', async (body, reason) => {
    const answer = await fetch(ministries.land.controlUrl, { method: 'PUT', body });
    expect(answer.status).toBe(400);
    expect(((await answer.json()) as { reason: string }).reason).toContain(reason);
  });

  test('stays open during an outage and counts calls', async () => {
    await ministries.tax.resetStats();
    await ministries.tax.setDials({ outage: true });
    await expect(call('tax')).rejects.toThrow();
    expect(await ministries.tax.stats()).toEqual({ calls: 1, statements: 0 });
  });

  test('can stand alone, for ministries that do not speak HTTP', async () => {
    const dials = createDialBoard({ delayMs: 7 });
    const control = await startDialControl({ dials, port: 0 });
    await fetch(control.url, { method: 'PUT', body: '{"hang":true}' });
    expect(dials.current()).toEqual({ ...calmDials, delayMs: 7, hang: true });
    expect((await fetch(control.url.replace('__dials', 'other'))).status).toBe(404);
    await control.close();
  });
});

describe('settings', () => {
  test('from the environment hold from the start', async () => {
    const env = { LIENTHONG_TAX_DELAY_MS: '30', LIENTHONG_TAX_ERROR_RATE: '1', LIENTHONG_TAX_TRUNCATE: 'true' };
    const tax = await startMinistry('tax', { dataDir: fixtures[2]?.dataDir ?? '', env });
    const dials: unknown = await (await fetch(tax.controlUrl)).json();
    await tax.stop();
    expect(dials).toEqual({ ...calmDials, delayMs: 30, errorRate: 1, truncate: true });
  });

  test('from the environment that make no sense are told in one sentence', async () => {
    const env = { LIENTHONG_TAX_DELAY_MS: 'soon' };
    const start = startMinistry('tax', { dataDir: fixtures[2]?.dataDir ?? '', env });
    await expect(start).rejects.toThrow(/^The dials of tax in the environment cannot be used: delayMs/);
  });

  test('jitter adds at most itself to the delay', () => {
    const delays = fc.record({ delayMs: fc.nat(1000), jitterMs: fc.nat(1000) });
    fc.assert(
      fc.property(delays, fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (settings, random) => {
        const waitMs = createDialBoard(settings, () => random).nextDelayMs();
        expect(waitMs).toBeGreaterThanOrEqual(settings.delayMs);
        expect(waitMs).toBeLessThanOrEqual(settings.delayMs + settings.jitterMs);
      }),
    );
  });

  test('of any other kind are refused, never thrown on', () => {
    fc.assert(fc.property(fc.anything(), (input) => expect(parseDials(input).kind).toMatch(/^(in)?valid$/)));
  });
});
