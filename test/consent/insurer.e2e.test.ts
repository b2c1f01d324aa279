import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { personas } from '../../mocks/identity/personas.ts';
import { scenario } from '../../mocks/world/scenarios.ts';
import { startPlatform, type Platform } from '../support/startPlatform.ts';

const insured = String(scenario('residence-own-home').ids['applicantId']);
const insurer = String(personas.find(({ id }) => id === 'insurance-assessor')?.organisation);
const anotherInsurer = String(scenario('enterprise-representative-changed').ids['enterpriseCode']);
const asCitizen = { persona: 'citizen', purpose: 'SELF_ACCESS' };

const LOOK = `query ($id: PersonalId!) { person(personalId: $id) { fullNameText encounters(last: 5) { encounterId } } }`;
const GIVE = 'mutation ($input: ConsentInput!) { giveConsent(input: $input) { consentId consentStatus } }';
const WITHDRAW = 'mutation ($id: ID!) { withdrawConsent(consentId: $id) { consentStatus } }';
const LOG = '{ me { accessLog(first: 50) { edges { node { role purpose caseId outcome } } } } }';

let platform: Platform;

beforeAll(async () => {
  platform = await startPlatform({ only: ['identity', 'population', 'justice', 'health'] });
}, 120_000);

afterAll(() => platform.stop());

/** The insured agrees to one recipient and one claim; gives the number of the receipt. */
async function give(caseId: string, more: object = {}): Promise<string> {
  const input = {
    ...{ agreed: true, purpose: 'INSURANCE_ASSESSMENT', groups: ['HEALTH_ENCOUNTER', 'HEALTH_RESULTS'], caseId },
    ...{ recipient: insurer, validTo: '2029-01-01T00:00:00+07:00' },
    ...{ evidenceKind: 'PAPER', evidenceReference: 'BM-2026/17', textHash: 'a'.repeat(64) },
    ...more,
  };
  const { data, errors } = await platform.query(GIVE, { input }, asCitizen);
  expect([errors, data]).toMatchObject([[], { giveConsent: { consentStatus: 'IN_FORCE' } }]);
  return (data?.['giveConsent'] as { readonly consentId: string }).consentId;
}

/** What the assessor gets for a claim: the codes of the refusals, or none and the name and encounters. */
async function assess(caseId: string): Promise<readonly string[]> {
  const asking = { persona: 'insurance-assessor', purpose: 'INSURANCE_ASSESSMENT', caseId };
  const { data, errors } = await platform.query(LOOK, { id: insured }, asking);
  if (errors.length > 0) expect(Object.values(data ?? {}).filter((value) => value !== null)).toEqual([]);
  else expect(data).toMatchObject({ person: { fullNameText: expect.any(String), encounters: expect.any(Array) } });
  return [...new Set(errors.map(({ extensions }) => extensions.code))].toSorted();
}

/** Without a receipt the person is nobody of the case: whether there is such a person is not told either. */
const REFUSED = ['ROW_NOT_PERMITTED'];

const HEALTH = '{ encounter(encounterId: "79001261120990401") { encounterId admittedAt } }';

test('an insurer is answered between consent and withdrawal, for the claim named', async () => {
  expect(await assess('CLAIM-1')).toEqual(REFUSED);
  const consentId = await give('CLAIM-1');
  expect(await assess('CLAIM-1')).toEqual([]);
  expect(await assess('CLAIM-2')).toEqual(REFUSED);
  const { data } = await platform.query(WITHDRAW, { id: consentId }, asCitizen);
  expect(data).toEqual({ withdrawConsent: { consentStatus: 'WITHDRAWN' } });
  expect(await assess('CLAIM-1')).toEqual(REFUSED);
});

test('without consent, data that need it are refused by the article on consent, whoever they are about', async () => {
  const asking = { persona: 'insurance-assessor', purpose: 'INSURANCE_ASSESSMENT', caseId: 'CLAIM-0' };
  const { data, errors } = await platform.query(HEALTH, {}, asking);
  expect([data, errors.map(({ extensions }) => extensions.code)]).toEqual([{ encounter: null }, ['CONSENT_MISSING']]);
  expect(errors[0]?.extensions).toMatchObject({ article: expect.any(String), owner: { code: expect.any(String) } });
});

test('consent to another insurer, or to another role, opens nothing', async () => {
  await give('CLAIM-3', { recipient: anotherInsurer });
  await give('CLAIM-3', { recipientRole: 'treating-doctor' });
  expect(await assess('CLAIM-3')).toEqual(REFUSED);
});

test('consent to fewer groups opens those alone', async () => {
  await give('CLAIM-4', { groups: ['HEALTH_RESULTS'] });
  const asking = { persona: 'insurance-assessor', purpose: 'INSURANCE_ASSESSMENT', caseId: 'CLAIM-4' };
  const { data, errors } = await platform.query(LOOK, { id: insured }, asking);
  expect(errors.map(({ extensions }) => extensions.code)).toEqual(['CONSENT_MISSING']);
  expect(errors[0]?.extensions).toMatchObject({ article: expect.any(String), owner: { code: expect.any(String) } });
  expect(data).toMatchObject({ person: { fullNameText: expect.any(String) } });
});

test('consent that has ended opens nothing', async () => {
  const endMs = Date.now() + 2_000;
  await give('CLAIM-5', { validTo: new Date(endMs).toISOString() });
  while (Date.now() <= endMs) await pause(100);
  expect(await assess('CLAIM-5')).toEqual(REFUSED);
});

test('all of it stands in the log of the insured', async () => {
  const { data, errors } = await platform.query(LOG, {}, asCitizen);
  expect(errors).toEqual([]);
  const { me } = data as {
    readonly me: { readonly accessLog: { readonly edges: readonly { readonly node: Record<string, unknown> }[] } };
  };
  const byInsurer = me.accessLog.edges.map(({ node }) => node).filter(({ role }) => role === 'insurance-assessor');
  expect(byInsurer.map(({ caseId, outcome }) => `${String(caseId)} ${String(outcome)}`).toReversed()).toEqual([
    ...['CLAIM-1 REFUSED', 'CLAIM-1 ANSWERED', 'CLAIM-2 REFUSED', 'CLAIM-1 REFUSED'],
    ...['CLAIM-3 REFUSED', 'CLAIM-4 PARTIAL', 'CLAIM-5 REFUSED'],
  ]);
  expect(new Set(byInsurer.map(({ purpose }) => purpose))).toEqual(new Set(['INSURANCE_ASSESSMENT']));
});
