import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { scenario } from '../../mocks/world/scenarios.ts';
import { runCommand } from '../support/runCommand.ts';
import { startPlatform, type Platform } from '../support/startPlatform.ts';

const QUALITY = `query ($month: Text) { dataQuality(month: $month) {
  qualitySource qualityMinistryVi qualityMinistryEn measuredAt peerGroup peerRank qualityBand databaseScore
  dataQualityIndex correctShare completeShare cleanShare currentShare consistentShare sharedShare valuesTested
  useShare operationShare conformanceShare monthlyCalls consumerAgencies
  previousMonth previousIndex
} }`;
const FIGURES = `query ($within: Text) { sourceFigures(within: $within) {
  figuresSource calls answeredShare medianMs slowestMs lastAnsweredAt countedSince keptBackElements
  failures { failureCode failureCount } refusals { failureCode failureCount }
  datedRecords medianAgeHours oldestAgeHours
} }`;
const PERSON = scenario('residence-own-home').ids['applicantId'];
const ANALYST = { persona: 'data-centre-analyst', purpose: 'QUALITY_SCORING' } as const;

const folder = mkdtempSync(join(tmpdir(), 'lienthong-quality-'));
const LIENTHONG_QUALITY_URL = join(folder, 'quality.sqlite');
let platform: Platform;

beforeAll(async () => {
  platform = await startPlatform({
    only: ['identity', 'population', 'justice'],
    env: { LIENTHONG_QUALITY_URL, LIENTHONG_QUALITY_USE_EVERY_MS: '50', LIENTHONG_DRIFT_EVERY: '1' },
  });
}, 90_000);

afterAll(async () => {
  await platform.stop();
  rmSync(folder, { recursive: true });
});

type Row = Readonly<Record<string, unknown>>;

async function rows(query: string, field: string, variables: object = {}): Promise<readonly Row[]> {
  const { data, errors } = await platform.query(query, variables, ANALYST);
  expect(errors).toEqual([]);
  return data?.[field] as readonly Row[];
}

test('before anything was measured there is nothing, and no error', async () => {
  expect(await rows(QUALITY, 'dataQuality')).toEqual([]);
});

test('what was measured stands in the graph: scores, band, place, how many values, by whom it is kept', async () => {
  const env = { LIENTHONG_QUALITY_URL, LIENTHONG_POPULATION_URL: platform.ministry('population').url };
  const { exitCode, stdout } = await runCommand(['quality', 'run', 'population', '--format', 'json'], { env });
  expect(exitCode).toBe(0);
  const { sources } = JSON.parse(stdout) as {
    readonly sources: readonly [
      { readonly band: string; readonly index: { readonly dqi: number; readonly tested: number } },
    ];
  };
  const [found] = await rows(QUALITY, 'dataQuality');
  expect(found).toMatchObject({
    qualitySource: 'population',
    qualityMinistryVi: 'Bộ Công an',
    qualityBand: sources[0].band,
    peerRank: 1,
    dataQualityIndex: Math.round(sources[0].index.dqi * 100) / 100,
    valuesTested: sources[0].index.tested,
    previousMonth: null,
  });
  for (const share of ['correctShare', 'completeShare', 'cleanShare', 'consistentShare', 'databaseScore'])
    expect(found?.[share]).toBeGreaterThan(50);
  expect(await rows(QUALITY, 'dataQuality', { month: '2020-01' })).toEqual([]);
}, 60_000);

test('what the gateway counted is in the next score: use, operation, and how many agencies were answered', async () => {
  const query = 'query ($id: PersonalId!) { person(personalId: $id) { fullNameText } }';
  const steward = { persona: 'data-steward', purpose: 'DATA_CLEANING' } as const;
  for (let asked = 0; asked < 120; asked += 1) await platform.query(query, { id: PERSON }, steward);
  const env = { LIENTHONG_QUALITY_URL, LIENTHONG_POPULATION_URL: platform.ministry('population').url };
  const measured = async () => {
    expect((await runCommand(['quality', 'run', 'population', '--format', 'json'], { env })).exitCode).toBe(0);
    const [row] = await rows(QUALITY, 'dataQuality');
    return row;
  };
  const first = await measured();
  expect(first).toMatchObject({ operationShare: 100, conformanceShare: null, consumerAgencies: 1 });
  expect(first?.['monthlyCalls']).toBeGreaterThanOrEqual(120);
  expect(first?.['useShare']).toBeGreaterThan(0);
  const { stdout } = await runCommand(['quality', 'show', 'population'], { env });
  expect(stdout).toMatch(/Last 30 days: \d+ calls by 1 agencies, [\d.]+ for every 1,000 rows, 100\.00 % of \d+ were/);
}, 60_000);

test('figures of the moment tell what was refused of a source, and how old its records are', async () => {
  await platform.query(
    '{ person(personalId: "001099000001") { phone } }',
    {},
    { persona: 'auditor', purpose: 'OVERSIGHT' },
  );
  const found = await rows(FIGURES, 'sourceFigures', { within: '5m' });
  const population = found.find(({ figuresSource }) => figuresSource === 'population');
  expect(population?.['refusals']).toEqual([{ failureCode: 'FIELD_NOT_FOR_PURPOSE', failureCount: 1 }]);
  expect(population?.['datedRecords']).toBeGreaterThan(100);
  expect(population?.['medianAgeHours']).toBeGreaterThan(0);
});

test('figures of the moment count the calls of this gateway, by source', async () => {
  await platform.query('{ adminUnit(code: "26740") { name } }');
  const found = await rows(FIGURES, 'sourceFigures', { within: '5m' });
  const own = found.find(({ figuresSource }) => figuresSource === 'gateway');
  expect(own).toMatchObject({ answeredShare: 100, failures: [], keptBackElements: [], calls: expect.any(Number) });
  expect(own?.['calls']).toBeGreaterThan(0);
  expect(found.find(({ figuresSource }) => figuresSource === 'land')).toMatchObject({ medianMs: null });
});

test.each([
  [QUALITY, { month: '2026-13' }, 'QUALITY_MONTH'],
  [FIGURES, { within: '2 days' }, 'QUALITY_WINDOW'],
])('what cannot be asked for is said so', async (query, variables, code) => {
  const { errors } = await platform.query(query, variables, ANALYST);
  expect(errors.map(({ extensions }) => extensions.code)).toEqual([code]);
});

test.each([
  ['land-officer', 'OPEN_DATA'],
  [null, null],
])('%s for %s may see none of it, and is told on which article', async (persona, purpose) => {
  const { data, errors } = await platform.query(QUALITY, {}, { persona, purpose });
  expect(data).toEqual({ dataQuality: null });
  const codes = [...new Set(errors.map(({ extensions }) => extensions.code))];
  expect(['FIELD_NOT_FOR_PURPOSE', 'FIELD_NEEDS_TOKEN']).toEqual(expect.arrayContaining(codes));
  expect(errors[0]?.extensions['article']).toEqual(expect.any(String));
});

test('an auditor sees it for oversight', async () => {
  const { data, errors } = await platform.query(QUALITY, {}, { persona: 'auditor', purpose: 'OVERSIGHT' });
  expect([errors, (data?.['dataQuality'] as readonly Row[]).length]).toEqual([[], 1]);
});
