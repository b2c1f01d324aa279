import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { serverAudits } from 'graphql-http';
import { startGatewayProcess, type GatewayProcess } from '../support/startGatewayProcess.ts';

let gateway: GatewayProcess;

beforeAll(async () => {
  gateway = await startGatewayProcess({});
});

afterAll(() => gateway.stop());

const audits = serverAudits({ url: () => `${gateway.url}/graphql`, fetchFn: fetch });

test('there are at least 60 audits', () => {
  expect(audits.length).toBeGreaterThanOrEqual(60);
});

test.each(audits.map((audit) => [`${audit.id} ${audit.name}`, audit] as const))('%s', async (_, audit) => {
  expect(await audit.fn()).toMatchObject({ status: 'ok' });
});
