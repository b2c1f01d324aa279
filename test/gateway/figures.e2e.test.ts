import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { FiguresReport } from '../../src/server/healthRoutes.ts';
import { askGraphql } from '../support/askGraphql.ts';
import { freePort } from '../support/freePort.ts';
import { startGatewayProcess, type GatewayProcess } from '../support/startGatewayProcess.ts';

let gateway: GatewayProcess;

beforeAll(async () => {
  gateway = await startGatewayProcess({
    LIENTHONG_FIGURES: 'true',
    LIENTHONG_GOVERNMENT_OFFICE_URL: `postgres://postgres@127.0.0.1:${await freePort()}/government-office`,
  });
}, 60_000);

afterAll(() => gateway.stop());

test('calls are counted by source: one that answers, one that is down, one that nobody asks; and no value is told', async () => {
  const query = '{ adminUnit(code: "26740") { code } rule: procedure(procedureCode: "1.004222") { procedureName } }';
  await askGraphql(`${gateway.url}/graphql`, query, {}, {});
  const text = await (await fetch(`${gateway.url}/api/figures`)).text();
  const { sources } = JSON.parse(text) as FiguresReport;
  const window = (id: string) => sources.find((source) => source.id === id)?.windows['5m'];
  expect(window('gateway')).toMatchObject({ calls: 1, successShare: 1, failures: {}, isWhole: false });
  expect(window('government-office')).toMatchObject({ calls: 1, successShare: 0, p95Ms: null });
  // Whether the first probe or this question finds it out is a race.
  expect(Object.keys(window('government-office')?.failures ?? {})).toEqual([
    expect.stringMatching(/^SOURCE_(UNREACHABLE|RESTING)$/),
  ]);
  expect(window('land')).toMatchObject({ calls: 0, successShare: null });
  expect(text).not.toMatch(/26740|1\.004222/);
});

test('they are not served unless the operator says so', async () => {
  const silent = await startGatewayProcess({});
  try {
    expect((await fetch(`${silent.url}/api/figures`)).status).toBe(404);
  } finally {
    await silent.stop();
  }
}, 60_000);
