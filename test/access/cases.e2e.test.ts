import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { scenario } from '../../mocks/world/scenarios.ts';
import { startPlatform, type Platform } from '../support/startPlatform.ts';

let platform: Platform;

beforeAll(async () => {
  platform = await startPlatform({ only: ['identity', 'population', 'government-office', 'health'] });
}, 120_000);

afterAll(() => platform.stop());

const caseOf = (name: string) => String(scenario(name).ids['dossierCode'] ?? scenario(name).ids['encounterId']);

const officer = { persona: 'land-officer', purpose: 'LAND_TRANSFER' };
const doctor = { persona: 'treating-doctor', purpose: 'TREATMENT' };

describe('a request is refused as a whole, and nothing is fetched for it', () => {
  const patient = String(scenario('results-mixed').ids['patientId']);

  test.each([
    ['an unknown dossier', officer, 'H29.21-261110-0000', 'CASE_UNKNOWN', 403],
    ['what is no code of a dossier', officer, 'CC-2026-0001', 'CASE_UNKNOWN', 403],
    ['a dossier whose result was given', officer, caseOf('case-ended'), 'CASE_CLOSED', 403],
    ['a dossier of agencies elsewhere', officer, caseOf('case-of-another-agency'), 'CASE_NOT_YOURS', 403],
    [
      'a dossier of another desk',
      { persona: 'notary', purpose: 'VERIFY_MARITAL' },
      caseOf('dossier-all-found'),
      'CASE_NOT_YOURS',
      403,
    ],
    ['an encounter from which the patient has left', doctor, caseOf('encounter-ended'), 'CASE_CLOSED', 403],
    ['an encounter at another hospital', doctor, caseOf('encounter-elsewhere'), 'CASE_NOT_YOURS', 403],
    ['a dossier in place of an encounter', doctor, caseOf('dossier-all-found'), 'CASE_UNKNOWN', 403],
    ['an unknown encounter', doctor, '79001261120000000', 'CASE_UNKNOWN', 403],
  ])('for %s', async (_, asking, caseId, code, status) => {
    const answer = await platform.query(
      `{ person(personalId: "${patient}") { fullNameText } }`,
      {},
      { ...asking, caseId },
    );
    expect([answer.status, answer.data]).toEqual([status, undefined]);
    expect(answer.errors.map(({ extensions }) => extensions.code)).toEqual([code]);
    expect(JSON.stringify(answer.errors)).not.toContain(caseId);
  });
});

test('a case holds for who works on it, at once and again', async () => {
  const query = `{ person(personalId: "${String(scenario('land-transfer-clean').ids['transferorId'])}") { fullNameText } }`;
  for (let time = 0; time < 2; time++) {
    const { data, errors } = await platform.query(query, {}, { ...officer, caseId: caseOf('land-transfer-clean') });
    expect([data, errors]).toEqual([{ person: { fullNameText: 'Nguyễn Văn Hòa' } }, []]);
  }
});

test('a row outside the case is refused on the article of the purpose', async () => {
  const query = 'query ($id: PersonalId!) { other: person(personalId: $id) { fullNameText } }';
  const id = scenario('results-mixed').ids['patientId'];
  const { errors } = await platform.query(query, { id }, { ...officer, caseId: caseOf('land-transfer-clean') });
  const rows = errors.filter(({ extensions }) => extensions.code === 'ROW_NOT_PERMITTED');
  expect(rows.map(({ path }) => path)).toEqual([['other']]);
  for (const { extensions } of rows) expect(extensions['article']).toMatch(/^Luật Đất đai 31\/2024\/QH15/);
});

describe('while the register of dossiers is away', () => {
  beforeAll(() => platform.ministry('government-office').setDials({ outage: true }));
  afterAll(() => platform.ministry('government-office').calm());

  test('nothing is answered on the ground of a dossier', async () => {
    const caseId = caseOf('land-transfer-mortgaged');
    const { ids } = scenario('land-transfer-mortgaged');
    const query = `{ person(personalId: "${String(ids['transferorId'])}") { fullNameText } }`;
    const { status, errors } = await platform.query(query, {}, { ...officer, caseId });
    expect([status, errors.map(({ extensions }) => extensions.code)]).toEqual([503, ['CASE_UNVERIFIABLE']]);
  });

  test('encounters and open data go on', async () => {
    const patient = String(scenario('results-mixed').ids['patientId']);
    const asked = await platform.query(
      `{ person(personalId: "${patient}") { fullNameText } }`,
      {},
      { ...doctor, caseId: caseOf('results-mixed') },
    );
    const open = await platform.query('{ adminUnit(code: "01") { name } }', {}, { persona: null, purpose: null });
    expect([asked.errors, open.errors]).toEqual([[], []]);
  });
});

test('a cancelled number is the same party still, and the other way round', async () => {
  const { ids } = scenario('person-cancelled-and-reissued');
  const query = 'query ($id: PersonalId!) { person(personalId: $id) { personalId supersededBy { personalId } } }';
  for (const name of ['cancelledPersonalId', 'personalId']) {
    const asking = { ...officer, caseId: caseOf('person-cancelled-and-reissued') };
    const { errors } = await platform.query(query, { id: ids[name] }, asking);
    expect(errors).toEqual([]);
  }
});
