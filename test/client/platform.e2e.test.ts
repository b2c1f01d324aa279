import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createClient, outcome, type Client, type GrowingAnswer, type TypedDocument } from '../../src/client/index.ts';
import { startPlatform, type Platform } from '../support/startPlatform.ts';

interface ById {
  readonly id: string;
}

/** Types that a build would write. */
function typed<Data, Variables>(text: string): TypedDocument<Data, Variables> {
  return text as unknown as TypedDocument<Data, Variables>;
}

/** Everything of it is asked of ministries that run, but the taxpayer. */
const CARD = typed<Card, ById>(`query ($id: PersonalId!) { person(personalId: $id) {
  fullNameText bloodGroup deathDate taxpayer { taxCode } landRights { parcel { parcelNo } } } }`);
const DEFERRED = typed<Card, ById>(`query ($id: PersonalId!) { person(personalId: $id) {
  fullNameText ... @defer(label: "land") { landRights { parcel { parcelNo } } } } }`);
const LOG = typed<
  Log,
  { first: number; after?: string }
>(`query ($first: Int, $after: Text) { me { accessLog(first: $first, after: $after) {
  edges { node { recordId purpose } } pageInfo { hasNextPage endCursor } } } }`);
const CORRECT =
  'mutation ($input: CorrectionInput!) { requestCorrection(input: $input) { caseNumber element status ownerEn } }';

interface Card {
  readonly person: {
    readonly fullNameText: string | null;
    readonly bloodGroup?: string | null;
    readonly deathDate?: string | null;
    readonly taxpayer?: { readonly taxCode: string | null } | null;
    readonly landRights?: readonly { readonly parcel: { readonly parcelNo: number } | null }[] | null;
  } | null;
}

interface Log {
  readonly me: {
    readonly accessLog: {
      readonly edges: readonly {
        readonly node: { readonly recordId: string; readonly purpose: string | null } | null;
      }[];
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    } | null;
  } | null;
}

const id = '079075990101';
const landCase = 'H29.21-261110-9901';

let platform: Platform;
let officer: Client;
let citizen: Client;

beforeAll(async () => {
  platform = await startPlatform({
    only: ['identity', 'population', 'government-office', 'land'],
    env: { LIENTHONG_CORRECTIONS_REFRESH_MS: '100' },
  });
  const url = `${platform.url}/graphql`;
  const tokenOf = (persona: string) => async () => {
    const response = await fetch(`${platform.ministry('identity').url}/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ persona }),
    });
    return ((await response.json()) as { access_token: string }).access_token;
  };
  officer = createClient({ url, token: tokenOf('land-officer'), purpose: 'LAND_TRANSFER', caseId: landCase });
  citizen = createClient({ url, token: tokenOf('citizen'), purpose: 'SELF_ACCESS' });
}, 120_000);

afterAll(() => platform.stop());

describe('one question', () => {
  test('has every outcome, told apart', async () => {
    const answer = await officer.query(CARD, { id });
    expect(outcome(answer, (data) => data.person.fullNameText)).toEqual({ kind: 'found', value: 'Nguyễn Văn Hòa' });
    expect(outcome(answer, (data) => data.person.bloodGroup)).toMatchObject({
      kind: 'denied',
      code: 'FIELD_KIND_CLOSED',
      reasonVi: expect.stringMatching(/^Trường chứa dữ liệu nhạy cảm/),
      reasonEn: expect.stringMatching(/^The field holds sensitive data/),
      article: expect.stringMatching(/\S/),
      owner: { vi: expect.stringMatching(/\S/), en: expect.stringMatching(/\S/) },
    });
    expect(outcome(answer, (data) => data.person.taxpayer.taxCode)).toMatchObject({
      kind: 'unavailable',
      // The gateway has looked for it before.
      code: expect.stringMatching(/^SOURCE_(UNREACHABLE|RESTING)$/),
      ministry: { vi: expect.stringContaining('Thuế'), en: expect.stringContaining('Tax') },
      errorId: expect.any(String),
    });
    expect(outcome(answer, (data) => data.person.landRights[0]?.parcel.parcelNo)).toEqual({
      kind: 'found',
      value: 9901,
    });
    expect(outcome(answer, (data) => data.person.landRights[1]?.parcel)).toMatchObject({
      kind: 'denied',
      code: 'ROW_NOT_PERMITTED',
    });
    expect(answer.recordId).toMatch(/\S/);
    const nobody = await officer.query(CARD, { id: '079075990199' });
    expect(outcome(nobody, (data) => data.person)).toMatchObject({ kind: 'denied', code: 'ROW_NOT_PERMITTED' });
  });

  test('that is refused as a whole is denied at every place', async () => {
    const answer = await officer.query(CARD, { id }, { caseId: 'H29.21-261110-0000' });
    expect(answer.data).toBeUndefined();
    expect(outcome(answer, (data) => data.person.fullNameText)).toMatchObject({ kind: 'denied', code: 'CASE_UNKNOWN' });
  });

  test('without a token is answered with open data', async () => {
    const open = createClient({ url: `${platform.url}/graphql` });
    const unit = 'query ($code: AdminUnitCode!, $asOf: Date) { adminUnit(code: $code, asOf: $asOf) { name } }';
    const answer = await open.query<{ adminUnit: { name: string } | null }, object>(unit, { code: '01' });
    expect(outcome(answer, (data) => data.adminUnit.name)).toMatchObject({ kind: 'found' });
    const none = await open.query<{ adminUnit: { name: string } | null }, object>(unit, { code: '99' });
    expect(outcome(none, (data) => data.adminUnit)).toMatchObject({
      kind: 'not-found',
      reason: { code: 'ADMIN_UNIT_NOT_FOUND' },
    });
  });
});

test('what is deferred comes later, and the answer is whole each time', async () => {
  const answers: GrowingAnswer<Card>[] = [];
  for await (const answer of officer.stream(DEFERRED, { id })) answers.push(answer);
  const kinds = answers.map((answer) => outcome(answer, (data) => data.person.landRights).kind);
  expect(kinds).toEqual(['pending', 'found']);
  expect(answers[0]?.pending).toMatchObject([{ label: 'land', path: ['person'] }]);
  const last = answers.at(-1) ?? { ...answers[0], pending: [] };
  expect(outcome(last, (data) => data.person.landRights[1]?.parcel)).toMatchObject({ kind: 'denied' });
});

test('what its subject disputes is a mismatch, and who looked is read to the end', async () => {
  const birthDate = 'query { me { person { birthDate } } }';
  interface Me {
    readonly me: { readonly person: { readonly birthDate: string | null } | null } | null;
  }
  const before = await citizen.query<Me, object>(birthDate);
  const found = outcome(before, (data) => data.me.person.birthDate);
  expect(found).toMatchObject({ kind: 'found' });
  const input = { element: 'Person.birthDate', recordKey: '1', reason: 'The day is wrong.' };
  const corrected = await citizen.mutate<{ requestCorrection: { caseNumber: string } | null }, object>(CORRECT, {
    input,
  });
  expect(outcome(corrected, (data) => data.requestCorrection.caseNumber)).toMatchObject({ kind: 'found' });
  let marked = found;
  for (let tries = 0; tries < 100 && marked.kind === 'found'; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    marked = outcome(await citizen.query<Me, object>(birthDate), (data) => data.me.person.birthDate);
  }
  expect(marked).toMatchObject({
    kind: 'mismatch',
    value: 'value' in found && found.value,
    disagreements: [{ code: 'UNDER_INVESTIGATION' }],
  });

  const looks: string[] = [];
  for await (const look of citizen.nodes(LOG, { first: 2 }, (data) => data.me.accessLog))
    looks.push(look?.recordId ?? '');
  expect(looks.length).toBeGreaterThan(2);
  expect(new Set(looks).size).toBe(looks.length);
}, 60_000);
