import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { parse } from 'graphql';
import { gatewayBinding } from '../../resolvers/gateway/index.ts';
import { openAuditLog } from '../../src/audit/openAuditLog.ts';
import { createReviewDesk } from '../../src/emergency/reviewDesk.ts';
import { openReviewStore } from '../../src/emergency/reviewStore.ts';
import { loadDictionary } from '../../src/dictionary/loadDictionary.ts';
import type { RequestContext } from '../../src/model/source.ts';
import { createLocalSource } from '../../src/sources/local/createLocalSource.ts';
import { pseudonymsOf, SECRET_FILE } from '../../src/util/installationSecret.ts';
import { auditEntry } from '../audit/support/auditEntry.ts';
import { quiet, sqliteSettings } from '../audit/support/openLog.ts';
import { adminUnits } from '../journeys/support/cases.ts';
import { GROWN, MOTHER, newFolder, NOON, openDesk, PUPIL } from './desk.ts';

const DOCTOR = '034185900044';
const folder = mkdtempSync(join(tmpdir(), 'lienthong-own-'));
const consent = openDesk(join(folder, 'consent.sqlite'), { folder: newFolder() });
const log = await openAuditLog(sqliteSettings(), quiet);
const store = openReviewStore(join(folder, 'emergency.sqlite'));
const nowMs = () => NOON;
const emergencyReviews = createReviewDesk({
  store,
  log: log.reader,
  pseudonym: pseudonymsOf(join(folder, SECRET_FILE), 'emergency'),
  nowMs,
});
const services = { dictionary: loadDictionary('schema'), adminUnits };
const source = createLocalSource(gatewayBinding, {
  services: { ...services, consents: consent.desk, emergencyReviews },
  nowMs,
});
const bare = createLocalSource(gatewayBinding, { services, nowMs });

afterAll(async () => {
  await consent.close();
  await store.close();
  await log.close();
});

const citizen = (personalId: string) => ({ role: 'citizen', ownPersonalId: () => personalId });

async function ask(
  who: Partial<RequestContext>,
  text: string,
  variables: Record<string, unknown> = {},
  asked = source,
) {
  const { data, errors } = await asked.execute({
    text,
    document: parse(text),
    variables,
    unavailable: [],
    context: { requestId: 'test', wantsProvenance: false, ...who },
    signal: AbortSignal.timeout(5_000),
  });
  return { data, codes: errors.map(({ code }) => code) };
}

const INPUT = {
  agreed: true,
  purpose: 'INSURANCE_ASSESSMENT',
  groups: ['HEALTH_RESULTS'],
  recipient: '0100109106',
  caseId: 'CLAIM-1',
  validTo: '2027-11-20T00:00:00+07:00',
  evidenceKind: 'ELECTRONIC_SIGNATURE',
  evidenceReference: 'BM-2026/17',
  textHash: 'a'.repeat(64),
};
const GIVE = `mutation ($input: ConsentInput!) { giveConsent(input: $input) {
  consentId purpose groups recipient recipientRole caseId validFrom validTo consentParty isOwn consentStatus
  evidenceKind evidenceReference textHash givenAt withdrawnAt } }`;
const WITHDRAW = 'mutation ($id: ID!) { withdrawConsent(consentId: $id) { consentStatus withdrawnAt } }';
const CONFIRM = `mutation ($id: ID!, $child: PersonalId) {
  confirmConsent(consentId: $id, child: $child) { consentStatus isOwn } }`;
const MINE = '{ myConsents { consentId consentStatus } }';

async function given(who: Partial<RequestContext>, changes: object = {}): Promise<string> {
  const { data } = await ask(who, GIVE, { input: { ...INPUT, ...changes } });
  return (data?.['giveConsent'] as { readonly consentId: string }).consentId;
}

describe('consent in the graph', () => {
  test('is given, listed and withdrawn by the citizen who is signed in', async () => {
    const { data, codes } = await ask(citizen(GROWN), GIVE, { input: INPUT });
    expect(codes).toEqual([]);
    const { agreed, validTo, ...rest } = INPUT;
    expect([agreed, validTo]).toHaveLength(2);
    expect(data?.['giveConsent']).toMatchObject({
      ...rest,
      ...{ validFrom: '2026-11-20T05:00:00.000Z', validTo: '2027-11-19T17:00:00.000Z', recipientRole: null },
      ...{ consentParty: 'SELF', isOwn: true, consentStatus: 'IN_FORCE', withdrawnAt: null },
    });
    const id = (data?.['giveConsent'] as { readonly consentId: string }).consentId;
    expect((await ask(citizen(GROWN), MINE)).data).toEqual({
      myConsents: [{ consentId: id, consentStatus: 'IN_FORCE' }],
    });
    expect((await ask(citizen(MOTHER), WITHDRAW, { id })).codes).toEqual(['CONSENT_UNKNOWN']);
    expect((await ask(citizen(GROWN), WITHDRAW, { id })).data).toEqual({
      withdrawConsent: { consentStatus: 'WITHDRAWN', withdrawnAt: '2026-11-20T05:00:00.000Z' },
    });
  });

  test('of a child is confirmed by the guardian', async () => {
    const id = await given(citizen(PUPIL));
    const confirmed = await ask(citizen(MOTHER), CONFIRM, { id, child: PUPIL });
    expect(confirmed.data).toEqual({ confirmConsent: { consentStatus: 'IN_FORCE', isOwn: false } });
  });

  test.each([
    ['who speaks for an enterprise', { role: 'enterprise-representative', ownPersonalId: () => GROWN }],
    ['who is an officer', { role: 'treating-doctor', officer: DOCTOR }],
    ['who is nobody', {}],
  ])('is not given by somebody %s', async (_, who) => {
    expect((await ask(who, GIVE, { input: INPUT })).codes).toEqual(['CONSENT_ONLY_CITIZENS']);
    expect((await ask(who, MINE)).codes).toEqual(['CONSENT_ONLY_CITIZENS']);
  });

  test('that was not said aloud is none', async () => {
    const asked = await ask(citizen(GROWN), GIVE, { input: { ...INPUT, agreed: false } });
    expect(asked.codes).toEqual(['CONSENT_NOT_GIVEN']);
  });

  test('is not taken where none is kept', async () => {
    expect((await ask(citizen(GROWN), MINE, {}, bare)).codes).toEqual(['CONSENT_STORE']);
    expect((await ask({}, '{ emergencyReviews { next } }', {}, bare)).codes).toEqual(['REVIEW_STORE']);
  });
});

describe('reviews in the graph', () => {
  const LIST = `query ($first: Int, $after: Text, $status: ReviewStatus) {
    emergencyReviews(first: $first, after: $after, status: $status) {
      next reviews { reviewId agencyCode role purpose reason persons reviewStatus isOverdue decidedAt note } } }`;
  const DECIDE = `mutation ($id: ID!, $decision: ReviewDecision!, $note: Text!) {
    decideEmergencyReview(reviewId: $id, decision: $decision, note: $note) { reviewStatus note } }`;
  const reviewer = { role: 'auditor', officer: '001190900099' };
  const decision = { id: 'first', decision: 'JUSTIFIED', note: 'The patient came in unconscious.' };

  test('are listed in pages and decided by somebody else', async () => {
    const emergency = 'Bệnh nhân hôn mê, cần biết dị ứng';
    for (const requestId of ['first', 'second']) {
      await log.append(
        auditEntry({ requestId, officer: DOCTOR, role: 'emergency-doctor', agency: 'G18.01', emergency }),
      );
    }
    const page = await ask(reviewer, LIST, { first: 1 });
    expect(page.codes).toEqual([]);
    const { next, reviews } = page.data?.['emergencyReviews'] as { readonly next: string; readonly reviews: unknown };
    expect(reviews).toEqual([
      {
        ...{ reviewId: 'first', agencyCode: 'G18.01', role: 'emergency-doctor', purpose: 'LAND_TRANSFER' },
        ...{ reason: emergency, persons: 1, reviewStatus: 'OPEN', isOverdue: false, decidedAt: null, note: null },
      },
    ]);
    expect((await ask(reviewer, LIST, { after: next })).data).toMatchObject({
      emergencyReviews: { next: null, reviews: [{ reviewId: 'second' }] },
    });
    expect((await ask({ role: 'auditor', officer: DOCTOR }, DECIDE, decision)).codes).toEqual(['REVIEW_OWN']);
    expect((await ask({ role: 'auditor' }, DECIDE, decision)).codes).toEqual(['REVIEW_NO_REVIEWER']);
    const decided = { reviewStatus: 'JUSTIFIED', note: decision.note };
    expect((await ask(reviewer, DECIDE, decision)).data).toEqual({ decideEmergencyReview: decided });
    expect((await ask(reviewer, DECIDE, decision)).codes).toEqual(['REVIEW_DECIDED']);
    expect((await ask(reviewer, LIST, { status: 'OPEN' })).data).toMatchObject({
      emergencyReviews: { reviews: [{ reviewId: 'second' }] },
    });
  });

  test.each([0, 101, -1])('are not listed %s at a time', async (first) => {
    expect((await ask(reviewer, LIST, { first })).codes).toEqual(['REVIEW_PAGE_SIZE']);
  });
});
