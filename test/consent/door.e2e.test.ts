import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startPlatform, type Platform } from '../support/startPlatform.ts';

let platform: Platform;
beforeAll(async () => {
  platform = await startPlatform({ only: ['identity', 'population', 'justice'] });
}, 120_000);
afterAll(() => platform.stop());

const NAME = '{ adminUnit(code: "01") { name } }';
const GIVE = 'mutation ($input: ConsentInput!) { giveConsent(input: $input) { consentId consentStatus } }';
const draft = {
  ...{ agreed: true, groups: ['HEALTH_RESULTS'], recipient: '0100109106', validTo: '2030-01-01T00:00:00+07:00' },
  ...{ evidenceKind: 'PAPER', evidenceReference: 'BM-2026/17', textHash: 'a'.repeat(64) },
};
/** Somebody who is no child of the citizen's, and a number that nobody has. */
const [STRANGER, NOBODY] = ['079072990422', '079000000000'];
const doctor = { persona: 'treating-doctor', purpose: 'TREATMENT', caseId: '79001261120990422' };
const codesOf = ({ status, errors }: { status: number; errors: readonly { extensions: { code: string } }[] }) => [
  status,
  ...errors.map(({ extensions }) => extensions.code),
];

describe('consent over HTTP', () => {
  const asCitizen = { persona: 'citizen', purpose: 'SELF_ACCESS' };

  test('is given, listed and withdrawn by the citizen who is signed in', async () => {
    const input = { ...draft, purpose: 'INSURANCE_ASSESSMENT' };
    const given = await platform.query(GIVE, { input }, asCitizen);
    expect([given.errors, given.data]).toMatchObject([[], { giveConsent: { consentStatus: 'IN_FORCE' } }]);
    const listed = await platform.query('{ myConsents { consentId consentStatus } }', {}, asCitizen);
    expect([listed.errors, listed.data]).toEqual([[], { myConsents: [given.data?.['giveConsent']] }]);
    const { consentId } = given.data?.['giveConsent'] as { readonly consentId: string };
    const text = 'mutation ($id: ID!) { withdrawConsent(consentId: $id) { consentStatus } }';
    const withdrawn = await platform.query(text, { id: consentId }, asCitizen);
    expect([withdrawn.errors, withdrawn.data]).toEqual([[], { withdrawConsent: { consentStatus: 'WITHDRAWN' } }]);
  });

  test('is refused for a purpose that does not exist', async () => {
    const input = { ...draft, purpose: 'CURIOSITY' };
    expect(codesOf(await platform.query(GIVE, { input }, asCitizen))).toEqual([200, 'CONSENT_PURPOSE']);
    const byDoctor = await platform.query(GIVE, { input }, doctor);
    // The doctor does not see what a consent is made of.
    expect([byDoctor.data, byDoctor.errors.length]).toEqual([undefined, 1]);
  });

  test('for a child is judged by what the registers say of parents, and not by whose rows the citizen sees', async () => {
    const confirm =
      'mutation ($id: ID!, $child: PersonalId) { confirmConsent(consentId: $id, child: $child) { isOwn } }';
    const noReceipt = { id: '01a21e0b-27ea-7df5-8ad6-aec82080b363' };
    for (const child of [STRANGER, NOBODY]) {
      const input = { ...draft, purpose: 'INSURANCE_ASSESSMENT', child };
      expect(codesOf(await platform.query(GIVE, { input }, asCitizen))).toEqual([200, 'CONSENT_NOT_GUARDIAN']);
      const confirmed = await platform.query(confirm, { ...noReceipt, child }, asCitizen);
      expect(codesOf(confirmed)).toEqual([200, 'CONSENT_UNKNOWN']);
      const looked = await platform.query(`{ person(personalId: "${child}") { fullNameText } }`, {}, asCitizen);
      expect(codesOf(looked)).toEqual([200, 'ROW_NOT_PERMITTED']);
    }
  });

  test('is nothing for who has no token', async () => {
    expect(codesOf(await platform.query('{ myConsents { consentId } }'))).toEqual([200, 'FIELD_NEEDS_TOKEN']);
  });
});

describe('a reason for an emergency over HTTP', () => {
  test.each([
    ['with a line break', encodeURIComponent('a patient\nfell from a roof'), 400, 'EMERGENCY_REASON_INVALID'],
    ['that is too short', 'help', 400, 'EMERGENCY_REASON_INVALID'],
    ['longer than any', 'x'.repeat(6_001), 400, 'REQUEST_HEADER'],
    ['from a role without such a purpose', 'a patient fell from a roof', 403, 'EMERGENCY_NOT_FOR_ROLE'],
  ])('%s is refused', async (_, reason, status, code) => {
    const asking = { persona: 'notary', headers: { 'lienthong-emergency': reason } };
    expect(codesOf(await platform.query(NAME, {}, asking))).toEqual([status, code]);
  });

  test('of a megabyte ends at the door', async () => {
    const asking = { ...doctor, headers: { 'lienthong-emergency': 'x'.repeat(1_000_000) } };
    const ended = await platform.query(NAME, {}, asking).then(
      ({ status }) => status,
      () => 'closed',
    );
    expect([431, 'closed']).toContain(ended);
    expect((await platform.query(NAME)).status).toBe(200);
  });

  test('may be left out, or empty', async () => {
    expect((await platform.query(NAME, {}, { headers: { 'lienthong-emergency': '' } })).status).toBe(200);
  });
});
