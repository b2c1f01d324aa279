import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { scenario } from '../../mocks/world/scenarios.ts';
import { startPlatform, type Platform } from '../support/startPlatform.ts';

const patient = String(scenario('results-mixed').ids['patientId']);
const CARE = `{ person(personalId: "${patient}") { fullNameText healthBook { allergies } } }`;
const REVIEWS = '{ emergencyReviews { reviews { reviewId recordId agencyCode role reason } } }';
const DECIDE = `mutation ($id: ID!) {
  decideEmergencyReview(reviewId: $id, decision: JUSTIFIED, note: "The ambulance report was seen.") { reviewStatus } }`;
const reason = { 'lienthong-emergency': 'unconscious after an accident' };
const asDoctor = { persona: 'treating-doctor', purpose: 'EMERGENCY_TREATMENT' };
const asAuditor = { persona: 'auditor', purpose: 'OVERSIGHT' };

let platform: Platform;

beforeAll(async () => {
  platform = await startPlatform({ only: ['identity', 'population', 'health'] });
}, 120_000);

afterAll(() => platform.stop());

interface Review {
  readonly reviewId: string;
  readonly recordId: string;
}

async function reviews(): Promise<readonly Review[]> {
  const { data, errors } = await platform.query(REVIEWS, {}, asAuditor);
  expect(errors).toEqual([]);
  return (data?.['emergencyReviews'] as { readonly reviews: readonly Review[] }).reviews;
}

test('a doctor in an emergency reads without a case, and an auditor reviews it once', async () => {
  const { data, errors, extensions } = await platform.query(CARE, {}, { ...asDoctor, headers: reason });
  expect([errors, data]).toMatchObject([[], { person: { fullNameText: expect.any(String), healthBook: {} } }]);
  const { emergency } = extensions['access'] as { readonly emergency: { readonly reviewId: string } };
  const [review, ...others] = await reviews();
  expect([review, others]).toMatchObject([
    { ...emergency, agencyCode: 'G18.01', role: 'treating-doctor', reason: reason['lienthong-emergency'] },
    [],
  ]);
  const decide = () => platform.query(DECIDE, { id: emergency.reviewId }, asAuditor);
  expect(await decide()).toMatchObject({ errors: [], data: { decideEmergencyReview: { reviewStatus: 'JUSTIFIED' } } });
  expect((await decide()).errors).toMatchObject([{ extensions: { code: 'REVIEW_DECIDED' } }]);
});

test.each([
  ['without a reason', asDoctor, {}, 'EMERGENCY_REASON_MISSING'],
  ['of a land officer', { ...asDoctor, persona: 'land-officer' }, reason, 'EMERGENCY_NOT_FOR_ROLE'],
])('an emergency %s is refused, and leaves nothing to review', async (_, asking, headers, code) => {
  const before = await reviews();
  const { status, errors } = await platform.query(CARE, {}, { ...asking, headers });
  expect([status, errors.map(({ extensions }) => extensions.code)]).toEqual([403, [code]]);
  expect(await reviews()).toEqual(before);
});

test('a doctor is no reviewer', async () => {
  const { data, errors } = await platform.query(REVIEWS, {}, { persona: 'treating-doctor', purpose: 'OVERSIGHT' });
  expect([data, errors.map(({ extensions }) => extensions.code)]).toEqual([undefined, ['PURPOSE_NOT_FOR_ROLE']]);
});
