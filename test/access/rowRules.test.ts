import { describe, expect, test } from '@jest/globals';
import { createRowRules, type RowRequest } from '../../src/access/rows/createRowRules.ts';
import { openAdminUnitRegistry } from '../../src/codelist/openAdminUnitRegistry.ts';
import type { Caller } from '../../src/model/access.ts';
import type { AskOwnGraph, OwnAnswer } from '../../src/model/ownGraph.ts';
import type { Purpose, RowRule } from '../../src/model/purpose.ts';

const adminUnits = await openAdminUnitRegistry();
const DOSSIER = 'H29.21-261110-9901';

const officer: Caller = { issuer: 'i', subject: 's', kind: 'officer', role: 'land-officer', agency: 'H29.15.07' };
const doctor: Caller = { ...officer, role: 'treating-doctor', agency: 'G18.01', organisation: '79001' };

const purposeOf = (rowRule: RowRule, procedures?: readonly string[]): Purpose => ({
  code: 'LAND_TRANSFER',
  vi: 'v',
  en: 'e',
  basis: 'b',
  admitted: [],
  roles: [],
  groups: [],
  inputs: [],
  sensitiveKinds: [],
  masks: new Map(),
  rowRule,
  caseRequired: true,
  consent: [],
  emergency: false,
  retentionMonths: 24,
  ...(procedures === undefined ? {} : { procedures }),
});

const parties = [
  { partyAgency: 'H29.15' },
  { partyPersonId: '1', person: { personalId: '1', identifierHistory: [{ oldPersonalId: '0', newPersonalId: '1' }] } },
  { partyParcelRecordId: 'P' },
];

const dossier = (changes: object = {}): OwnAnswer => ({
  data: {
    dossier: {
      dossierCode: DOSSIER,
      applicantId: '2',
      dossierStatus: '2',
      procedure: { procedureCode: '1.115668.000.00.00.H29' },
      parties,
      ...changes,
    },
  },
  failedAt: [],
});

const encounter = (changes: object = {}): OwnAnswer => ({
  data: {
    encounter: { encounterId: 'V', encounterFacility: '79001', dischargedAt: null, patientPersonId: '1', ...changes },
  },
  failedAt: [],
});

/** Rules over a graph that gives this answer; `asked` counts, `clock` is moved by hand. */
function rulesOver(answer: OwnAnswer | Promise<OwnAnswer>) {
  const state = { asked: 0, nowMs: 0 };
  const ask: AskOwnGraph = () => {
    state.asked++;
    return Promise.resolve(answer);
  };
  const rules = createRowRules({
    adminUnits,
    isDossierCode: (text) => text.startsWith('H'),
    nowMs: () => state.nowMs,
    today: () => '2026-11-20',
  });
  const scopeFor = (request: Partial<RowRequest> = {}) =>
    rules({
      purpose: purposeOf('case-subject'),
      caller: officer,
      caseId: DOSSIER,
      context: { requestId: 'r', wantsProvenance: false },
      ask,
      ...request,
    });
  return { state, scopeFor };
}

test('a dossier admits applicant and parties under all their numbers', async () => {
  const scope = await rulesOver(dossier()).scopeFor();
  expect(['0', '1', '2', '3'].filter((number) => scope?.admits('person', number))).toEqual(['0', '1', '2']);
  expect(scope?.admits('parcel', 'P')).toBe(true);
});

describe('a case is refused', () => {
  const inEncounter: Partial<RowRequest> = { purpose: purposeOf('open-encounter'), caller: doctor, caseId: 'V' };
  const failed = (path: readonly (string | number)[]): OwnAnswer => ({ ...dossier(), failedAt: [path] });

  test.each<[string, OwnAnswer, Partial<RowRequest>, string]>([
    ['when nobody knows it', { data: { dossier: null }, failedAt: [] }, {}, 'CASE_UNKNOWN'],
    ['when it is no code of a dossier', dossier(), { caseId: 'x'.repeat(1_000) }, 'CASE_UNKNOWN'],
    [
      'when the encounter has a name too long for one',
      encounter(),
      { ...inEncounter, caseId: 'x'.repeat(101) },
      'CASE_UNKNOWN',
    ],
    ['when the register is away', { data: null, failedAt: [[]] }, {}, 'CASE_UNVERIFIABLE'],
    ['when its parties cannot be read', failed(['dossier', 'parties']), {}, 'CASE_UNVERIFIABLE'],
    ['when its procedure cannot be read', failed(['dossier', 'procedure']), {}, 'CASE_UNVERIFIABLE'],
    [
      'when the agency is not among its agencies',
      dossier(),
      { caller: { ...officer, agency: 'H29.1' } },
      'CASE_NOT_YOURS',
    ],
    ['when the agency only begins alike', dossier(), { caller: { ...officer, agency: 'H29.150' } }, 'CASE_NOT_YOURS'],
    [
      'when the caller has no agency',
      dossier(),
      { caller: { ...doctor, kind: 'citizen', agency: '' } },
      'CASE_NOT_YOURS',
    ],
    ['when its result was given', dossier({ dossierStatus: '4' }), {}, 'CASE_CLOSED'],
    ['when it was refused', dossier({ dossierStatus: '5' }), {}, 'CASE_CLOSED'],
    [
      'when its procedure is another',
      dossier(),
      { purpose: purposeOf('case-subject', ['1.115']) },
      'CASE_NOT_FOR_PURPOSE',
    ],
    ['when none is named', dossier(), { caseId: undefined }, 'CASE_MISSING'],
    ['when the patient has left', encounter({ dischargedAt: '2026-11-19T10:00:00+07:00' }), inEncounter, 'CASE_CLOSED'],
    [
      'when the discharge cannot be read',
      { ...encounter(), failedAt: [['encounter', 'dischargedAt']] },
      inEncounter,
      'CASE_UNVERIFIABLE',
    ],
    ['when the encounter is elsewhere', encounter({ encounterFacility: '79002' }), inEncounter, 'CASE_NOT_YOURS'],
    ['when the facility is unknown', encounter({ encounterFacility: null }), inEncounter, 'CASE_NOT_YOURS'],
  ])('%s', async (_, answer, request, code) => {
    await expect(rulesOver(answer).scopeFor(request)).rejects.toMatchObject({ code });
  });

  test('not told whether it has ended when it is not theirs', async () => {
    const ended = rulesOver(dossier({ dossierStatus: '4' }));
    await expect(ended.scopeFor({ caller: { ...officer, agency: 'G12' } })).rejects.toMatchObject({
      code: 'CASE_NOT_YOURS',
    });
  });
});

test('a case holds where its procedure is one of the purpose, with or without suffix', async () => {
  const purpose = purposeOf('case-subject', ['1.115671', '1.115668']);
  await expect(rulesOver(dossier()).scopeFor({ purpose })).resolves.toMatchObject({ rule: 'case-subject' });
});

test('a case holds without the population database, with the numbers that it names', async () => {
  const answer: OwnAnswer = { ...dossier(), failedAt: [['dossier', 'parties', 1, 'person', 'identifierHistory']] };
  const scope = await rulesOver(answer).scopeFor();
  expect(scope?.admits('person', '1')).toBe(true);
});

test('oneself is admitted under former numbers, and under that of the token when the population database is away', async () => {
  const caller: Caller = { ...officer, kind: 'citizen', role: 'citizen', personalId: '1' };
  const request = { caller, purpose: purposeOf('self'), caseId: undefined };
  const history = [{ oldPersonalId: '0', newPersonalId: '1' }];
  const known = rulesOver({ data: { person: { personalId: '1', identifierHistory: history } }, failedAt: [] });
  expect((await known.scopeFor(request))?.admits('person', '0')).toBe(true);
  const away = await rulesOver({ data: null, failedAt: [[]] }).scopeFor(request);
  expect([away?.admits('person', '0'), away?.admits('person', '1')]).toEqual([false, true]);
});

test('the rule any puts no bounds, and nobody is asked', async () => {
  const { state, scopeFor } = rulesOver(dossier());
  expect(await scopeFor({ purpose: purposeOf('any') })).toBeUndefined();
  expect(state.asked).toBe(0);
});

describe('a case is looked up', () => {
  test('once for all who ask at the same time, and again after some seconds', async () => {
    const { state, scopeFor } = rulesOver(dossier());
    await Promise.all([scopeFor(), scopeFor(), scopeFor()]);
    await scopeFor();
    expect(state.asked).toBe(1);
    state.nowMs = 5_001;
    await scopeFor();
    expect(state.asked).toBe(2);
  });

  test('again by another agency, role or purpose, for a ministry may tell them something else', async () => {
    const { state, scopeFor } = rulesOver(dossier());
    const context = { requestId: 'r', wantsProvenance: false };
    for (const more of [{}, { agency: 'a' }, { purpose: 'p' }, { role: 'r' }])
      await scopeFor({ context: { ...context, ...more } });
    expect(state.asked).toBe(4);
  });

  test('each time while nobody knows it', async () => {
    const { state, scopeFor } = rulesOver({ data: { dossier: null }, failedAt: [] });
    for (let time = 0; time < 2; time++) await expect(scopeFor()).rejects.toMatchObject({ code: 'CASE_UNKNOWN' });
    expect(state.asked).toBe(2);
  });
});
