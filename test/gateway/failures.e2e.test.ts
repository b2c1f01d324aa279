import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Dials } from '../../mocks/dials/dials.ts';
import { scenario } from '../../mocks/world/scenarios.ts';
import { startMinistry, testWorld, type StartedMinistry } from '../support/startMinistry.ts';
import { startPlatform, type GraphqlError, type Platform, type PlatformAnswer } from '../support/startPlatform.ts';
import { asDoctor, cardParts, cardsOf, cast, keysOf, withoutRowRules, type CardMinistry } from './personCard.ts';

/** Longest wait for a ministry in this test (milliseconds). */
const TIMEOUT_MS = 2_000;

/** However a ministry fails, an answer comes within this time on a busy machine (milliseconds). */
const BOUND_MS = 15_000;

const ministries = Object.keys(cardParts) as CardMinistry[];
const overSql = new Set<string>(['population', 'justice', 'finance', 'government-office']);

let platform: Platform;
let calm: PlatformAnswer;
let document: string;
const restarted: StartedMinistry[] = [];

beforeAll(async () => {
  const timeouts = ['population', ...ministries].map((id) => [
    `LIENTHONG_${id.toUpperCase().replaceAll('-', '_')}_TIMEOUT_MS`,
    String(TIMEOUT_MS),
  ]);
  document = cardsOf(await cast());
  platform = await startPlatform({
    env: { ...(Object.fromEntries(timeouts) as Record<string, string>), ...withoutRowRules },
  });
  calm = await ask();
}, 120_000);

afterAll(async () => {
  await platform.stop();
  await Promise.all(restarted.map((ministry) => ministry.stop()));
});

async function ask(): Promise<PlatformAnswer> {
  const startedMs = performance.now();
  const answer = await platform.query(document, {}, asDoctor);
  expect(performance.now() - startedMs).toBeLessThan(BOUND_MS);
  return answer;
}

/** Asks until the answer is that of a good day: the breaker may have to rest first. */
async function untilCalm(): Promise<void> {
  const deadlineMs = performance.now() + 30_000;
  let answer = await ask();
  while (answer.errors.length > 0 && performance.now() < deadlineMs) {
    await wait(250);
    answer = await ask();
  }
  expect(answer).toEqual(calm);
}

/** Asks while a ministry misbehaves, and sees to it that it gets well again. */
async function askWhile(id: CardMinistry | 'population', dials: Partial<Dials>): Promise<PlatformAnswer> {
  const ministry = platform.ministry(id);
  await ministry.setDials(dials);
  try {
    // Database connections are cut soon after the dial is turned, not at once.
    if (dials.outage === true) await wait(300);
    return await ask();
  } finally {
    await ministry.calm();
  }
}

type People = Readonly<Record<string, Readonly<Record<string, unknown>> | null>>;

/** The answer of a good day, without these fields of each person. */
function calmWithout(keys: readonly string[]): object {
  const nothing = Object.fromEntries(keys.map((key) => [key, null]));
  return Object.fromEntries(
    Object.entries(calm.data as People).map(([name, person]) => [name, { ...person, ...nothing }]),
  );
}

const pathsOf = (errors: readonly GraphqlError[]): string[] => errors.map(({ path }) => path?.join('.') ?? '').sort();

function expectOnly(answer: PlatformAnswer, source: CardMinistry, codes: readonly string[]): void {
  const keys = keysOf(source);
  expect(answer.data).toEqual(calmWithout(keys));
  expect(pathsOf(answer.errors)).toEqual(
    Object.keys(calm.data ?? {})
      .flatMap((name) => keys.map((key) => `${name}.${key}`))
      .sort(),
  );
  for (const { extensions } of answer.errors) {
    expect(codes).toContain(extensions.code);
    expect(extensions.source).toBe(source);
  }
}

test('on a good day every ministry has something to say', () => {
  expect(calm.errors).toEqual([]);
  const people = Object.values(calm.data as People);
  for (const key of ministries.flatMap(keysOf)) {
    expect([key, people.some((person) => isSomething(person?.[key]))]).toEqual([key, true]);
  }
});

function isSomething(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== null && value !== undefined;
}

describe.each(ministries)('when %s', (id) => {
  const [failed, unreadable] = overSql.has(id)
    ? [
        ['SOURCE_UNREACHABLE', 'SOURCE_REPORTED_ERROR'],
        ['SOURCE_UNREACHABLE', 'SOURCE_UNREADABLE'],
      ]
    : [['SOURCE_HTTP_ERROR'], ['SOURCE_UNREADABLE']];
  test.each<readonly [string, Partial<Dials>, readonly string[]]>([
    ['is out', { outage: true }, ['SOURCE_UNREACHABLE']],
    ['never answers', { hang: true }, ['SOURCE_TIMED_OUT']],
    ['always reports an error', { errorRate: 1 }, failed],
    ['answers garbage', { garbage: true }, unreadable],
    ['stops in the middle of its answers', { truncate: true }, unreadable],
  ])('%s, exactly its fields are null, and come back', async (_, dials, codes) => {
    expectOnly(await askWhile(id, dials), id, codes);
    await untilCalm();
  });
});

describe('when the ministry that knows the persons', () => {
  test.each<readonly [string, Partial<Dials>, string]>([
    ['is out', { outage: true }, 'SOURCE_UNREACHABLE'],
    ['never answers', { hang: true }, 'SOURCE_TIMED_OUT'],
  ])('%s, each person is null with one error', async (_, dials, code) => {
    const { data, errors } = await askWhile('population', dials);
    expect(data).toEqual({ p0: null, p1: null, p2: null });
    expect(pathsOf(errors)).toEqual(['p0', 'p1', 'p2']);
    expect(errors.map(({ extensions }) => [extensions.code, extensions.source])).toEqual(
      errors.map(() => [code, 'population']),
    );
    await untilCalm();
  });

  test('is out, what others know through its keys is still answered, by paths through lists and aliases', async () => {
    const { enterpriseCode } = scenario('enterprise-representative-changed').ids;
    const query = `query ($code: TaxCode!) { firm: enterprise(enterpriseCode: $code) { title: enterpriseNameVi
      bosses: legalRepresentatives { role: legalRepTitle who: person { number: personalId called: fullNameText payer: taxpayer { code: taxCode } } } } }`;
    const whole = await platform.query(query, { code: enterpriseCode }, asDoctor);
    expect(whole.errors).toEqual([]);

    await platform.ministry('population').setDials({ outage: true });
    await wait(300);
    const { data, errors } = await platform.query(query, { code: enterpriseCode }, asDoctor);
    await platform.ministry('population').calm();

    const firm = (whole.data as { firm: { bosses: { who: object }[] } }).firm;
    expect(firm.bosses.length).toBeGreaterThan(1);
    const bosses = firm.bosses.map((boss) => ({ ...boss, who: { ...boss.who, called: null } }));
    expect(data).toEqual({ firm: { ...firm, bosses } });
    expect(pathsOf(errors)).toEqual(firm.bosses.map((__, index) => `firm.bosses.${index}.who.called`));
    await untilCalm();
  });
});

describe('when a ministry that speaks GraphQL or REST', () => {
  test.each<CardMinistry>(['land', 'health', 'tax'])('answers in another order, nothing changes: %s', async (id) => {
    expect(await askWhile(id, { shape: 'reorder' })).toEqual(calm);
  });

  test.each<CardMinistry>(['land', 'health'])('leaves out the last person, only that person lacks: %s', async (id) => {
    const { data, errors } = await askWhile(id, { shape: 'drop-last' });
    const [name] = new Set(errors.map(({ path }) => String(path?.[0])));
    expect(pathsOf(errors)).toEqual(
      keysOf(id)
        .map((key) => `${name}.${key}`)
        .sort(),
    );
    for (const { extensions } of errors)
      expect(extensions).toMatchObject({ code: 'SOURCE_ENTITY_MISSING', source: id });
    expect(data).toEqual({ ...calm.data, [name ?? '']: (calmWithout(keysOf(id)) as People)[name ?? ''] });
    await untilCalm();
  });

  test('gives fewer obligations than it counts, none of them is believed', async () => {
    const { errors } = await askWhile('tax', { shape: 'drop-last' });
    expect(errors.length).toBeGreaterThan(0);
    for (const { path, extensions } of errors) {
      expect(path?.slice(1)).toEqual(['payer', 'debts']);
      expect(extensions).toMatchObject({ code: 'SOURCE_ANSWER_SHORT', source: 'tax' });
    }
    await untilCalm();
  });

  test.each<readonly [CardMinistry, Dials['shape'], string]>([
    ['land', 'wrong-typename', 'SOURCE_WRONG_SHAPE'],
    ['health', 'wrong-typename', 'SOURCE_WRONG_SHAPE'],
    ['land', 'null-keys', 'SOURCE_ENTITY_MISSING'],
    ['tax', 'null-keys', 'SOURCE_WRONG_SHAPE'],
  ])('answers something else than was asked for, nobody gets it: %s, %s', async (id, shape, code) => {
    expectOnly(await askWhile(id, { shape }), id, [code]);
    await untilCalm();
  });
});

test.each<CardMinistry>(['land', 'tax', 'justice'])(
  'a ministry that dies in the middle costs its fields, and joins when it is started again: %s',
  async (id) => {
    const ministry = platform.ministry(id);
    await ministry.setDials({ hang: true });
    const asked = ask();
    await wait(300);
    await ministry.kill();
    expectOnly(await asked, id, ['SOURCE_UNREACHABLE', 'SOURCE_TIMED_OUT', 'SOURCE_UNREADABLE']);

    const port = Number(new URL(ministry.url).port);
    restarted.push(await startMinistry(id, { dataDir: await testWorld(), port }));
    await untilCalm();
  },
);

test('a ministry that keeps failing is left alone, and asked again after a rest', async () => {
  const health = platform.ministry('health');
  await health.setDials({ errorRate: 1 });
  const codes: string[] = [];
  for (let round = 0; round < 8; round += 1) codes.push((await ask()).errors[0]?.extensions.code ?? '');
  await health.resetStats();
  await ask();
  const { calls } = await health.stats();
  await health.calm();
  expect(codes).toContain('SOURCE_RESTING');
  // One probe may pass at the same time.
  expect(calls).toBeLessThanOrEqual(1);
  await untilCalm();
});

test('after all that the gateway lives, and has said nothing of persons', async () => {
  expect((await fetch(`${platform.url}/health`)).status).toBe(200);
  expect((await ask()).errors).toEqual([]);
});
