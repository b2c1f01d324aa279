import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { scenario } from '../../mocks/world/scenarios.ts';
import { startPlatform, type Platform } from '../support/startPlatform.ts';

let platform: Platform;

/** Justice, land, tax and finance are down from the start. */
beforeAll(async () => {
  platform = await startPlatform({ only: ['identity', 'population', 'health', 'government-office'] });
}, 120_000);

afterAll(() => platform.stop());

async function ask(operation: string) {
  const variables = JSON.parse(readFileSync(`schema/operations/${operation}.variables.json`, 'utf8')) as object;
  return platform.query(operation, variables);
}

test('the slip waits, names every ministry that is away, and still carries what is known', async () => {
  const { data, errors } = await ask('land-transfer');
  expect(errors).toEqual([]);
  expect(data).toMatchObject({
    landTransfer: {
      slip: {
        verdict: 'NEEDS_INPUT',
        parcel: null,
        transferor: { fullNameText: 'Nguyễn Văn Hòa' },
        issues: expect.arrayContaining(
          ['Bộ Tài chính (Cục Thuế)', 'Bộ Tư pháp', 'Bộ Nông nghiệp và Môi trường'].map((ministryVi) =>
            expect.objectContaining({ code: 'INPUT_UNAVAILABLE', ministryVi }),
          ),
        ) as unknown,
      },
      obligations: [{ status: 'NOT_COMPUTABLE' }, { status: 'NOT_COMPUTABLE' }],
    },
  });
});

test('an application for residence waits for the land register', async () => {
  const { data, errors } = await ask('residence');
  expect(errors).toEqual([]);
  expect(data).toMatchObject({ residenceApplication: { assessment: { verdict: 'NEEDS_INPUT' } } });
});

test('marital status is unknown, and the ministry of justice is named', async () => {
  const { data, errors } = await ask('marital-status');
  expect(errors).toEqual([]);
  expect(data).toMatchObject({ person: { marriedAt: { answer: 'UNKNOWN', issues: [{ ministryVi: 'Bộ Tư pháp' }] } } });
});

test('only the component of the ministry that is away is unavailable', async () => {
  const { data, errors } = await ask('dossier-components');
  expect(errors).toEqual([]);
  expect(data).toMatchObject({
    componentCheck: {
      components: [
        { outcome: 'FOUND' },
        { outcome: 'UNAVAILABLE', unavailableMinistry: 'Bộ Tư pháp', paperStillAccepted: true },
        { outcome: 'FOUND' },
      ],
    },
  });
});

test('test results need none of the ministries that are away', async () => {
  const { errors } = await ask('test-results');
  expect(errors).toEqual([]);
});

test('a result is judged without the population database, which is named as not asked; nobody is called unidentified', async () => {
  const { ids } = scenario('results-mixed');
  await platform.ministry('population').setDials({ outage: true });
  const { data } = await platform.query(
    'query ($id: ID!) { encounter(encounterId: $id) { labResults { labResultId reusability(asOf: "2026-11-20T08:00:00+07:00") { status reasonEn } } } }',
    { id: ids['earlierEncounterId'] },
    { persona: 'treating-doctor', purpose: 'TREATMENT', caseId: String(ids['encounterId']) },
  );
  await platform.ministry('population').calm();
  expect(data).toMatchObject({
    encounter: {
      labResults: expect.arrayContaining([
        {
          labResultId: ids['reusableHba1cId'],
          reusability: {
            status: 'REUSABLE',
            reasonEn: expect.stringContaining('Ministry of Public Security could not say') as unknown,
          },
        },
      ]) as unknown,
    },
  });
});

test('a person keeps the fields of the ministries that answer', async () => {
  const { data, errors } = await ask('person-card');
  expect(data).toMatchObject({
    person: { fullNameText: 'Nguyễn Văn Hòa', birthRecord: null, taxpayer: null, landRights: null },
  });
  expect(errors.map(({ path }) => path?.join('.')).toSorted()).toEqual([
    'person.birthRecord',
    'person.landRights',
    'person.taxpayer',
  ]);
});
