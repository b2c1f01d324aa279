import { mkdtempSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { scenario } from '../../mocks/world/scenarios.ts';
import { accessFolder } from '../support/accessFolder.ts';
import { runCommand } from '../support/runCommand.ts';
import { startPlatform, type Platform } from '../support/startPlatform.ts';

const citizen = String(scenario('residence-own-home').ids['applicantId']);
const neighbour = String(scenario('residence-spouse-home').ids['applicantId']);
const asCitizen = { persona: 'citizen', purpose: 'SELF_ACCESS' };
const asRepresentative = { persona: 'enterprise-representative', purpose: 'SELF_ACCESS' };
const asPolice = {
  ...{ persona: 'commune-police', purpose: 'RESIDENCE_REGISTRATION' },
  caseId: String(scenario('residence-own-home').ids['dossierCode']),
};
/** The citizen is registered in another commune: nothing of them is seen. */
const elsewhere = { persona: 'commune-police', purpose: 'RESIDENCE_CHECK' };
const asSteward = { persona: 'data-steward', purpose: 'DATA_CLEANING' };
const asAuditor = { persona: 'auditor', purpose: 'OVERSIGHT' };

const LOOK = 'query ($id: PersonalId!) { person(personalId: $id) { fullNameText } }';
const LOG = `query ($first: Int, $after: Text) { me { personalId accessLog(first: $first, after: $after) {
  edges { cursor node { recordId agencyCode role purpose purposeVi basis outcome groups { entity elements } } }
  pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } }`;
const CORRECT = `mutation ($input: CorrectionInput!) { requestCorrection(input: $input) { caseNumber ownerVi status dueOn } }`;

interface Entry {
  readonly recordId: string;
  readonly purpose: string | null;
  readonly outcome: string;
}

interface LogPage {
  readonly edges: readonly { readonly cursor: string; readonly node: Entry }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

let platform: Platform;
let told: Server;
const alerts: Readonly<Record<string, unknown>>[] = [];
const dataDir = mkdtempSync(join(tmpdir(), 'lienthong-oversight-'));

beforeAll(async () => {
  told = createServer((request, response) => {
    void json(request).then((alert) => {
      alerts.push(alert as Readonly<Record<string, unknown>>);
      response.end();
    });
  });
  await new Promise<void>((resolve) => told.listen(0, '127.0.0.1', resolve));
  platform = await startPlatform({
    only: ['identity', 'population', 'government-office'],
    env: {
      LIENTHONG_DATA: dataDir,
      LIENTHONG_ALERT_SUBJECTS_PER_HOUR: '3',
      LIENTHONG_ALERT_WEBHOOK: `http://127.0.0.1:${String((told.address() as AddressInfo).port)}/`,
      LIENTHONG_CORRECTIONS_REFRESH_MS: '100',
      LIENTHONG_ACCESS_DIR: accessFolder({
        file: 'purposes.yaml',
        from: '  - code: DATA_CLEANING\n',
        to: '  - code: DATA_CLEANING\n    embargoMonths: 1\n',
      }),
    },
  });
}, 120_000);

afterAll(async () => {
  await platform.stop();
  told.close();
});

async function page(asking: object, variables: object = {}): Promise<LogPage> {
  const { data, errors } = await platform.query(LOG, variables, asking);
  expect(errors).toEqual([]);
  return (data?.['me'] as { readonly accessLog: LogPage }).accessLog;
}

const entries = async (asking: object): Promise<readonly Entry[]> =>
  (await page(asking, { first: 100 })).edges.map(({ node }) => node);

describe('who looked at me', () => {
  test('is told with the reason and the law, to that person and to nobody else', async () => {
    const answer = await platform.query(LOOK, { id: citizen }, asPolice);
    expect(answer).toMatchObject({ errors: [], data: { person: { fullNameText: expect.any(String) } } });
    const [newest] = await entries(asCitizen);
    expect(newest).toMatchObject({
      agencyCode: expect.stringMatching(/^G01\./),
      role: 'commune-police',
      purpose: 'RESIDENCE_REGISTRATION',
      purposeVi: expect.any(String),
      basis: expect.stringContaining('Luật'),
      outcome: 'ANSWERED',
      groups: [{ entity: 'Person', elements: expect.arrayContaining(['fullNameText']) }],
    });
    const ofOthers = await entries(asRepresentative);
    expect(ofOthers.map(({ recordId }) => recordId)).not.toContain(newest?.recordId);
    expect(ofOthers.every(({ purpose }) => purpose === 'SELF_ACCESS')).toBe(true);
  });

  test('holds who was refused, and tells of nothing that was not told', async () => {
    await platform.query(LOOK, { id: citizen }, elsewhere);
    expect((await entries(asCitizen))[0]).toMatchObject({ purpose: 'RESIDENCE_CHECK', outcome: 'REFUSED', groups: [] });
  });

  test('holds what was refused', async () => {
    const { errors } = await platform.query(
      'query ($id: PersonalId!) { person(personalId: $id) { fullNameText religion } }',
      { id: citizen },
      asPolice,
    );
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['FIELD_NOT_FOR_PURPOSE']);
    expect((await entries(asCitizen))[0]).toMatchObject({ purpose: 'RESIDENCE_REGISTRATION', outcome: 'PARTIAL' });
  });

  test('comes in pages that neither repeat nor leave out', async () => {
    for (let time = 0; time < 3; time += 1) await platform.query(LOOK, { id: citizen }, asPolice);
    const whole = await entries(asCitizen);
    const seen: string[] = [];
    let after: string | null = null;
    for (let pages = 0; pages < 20; pages += 1) {
      const { edges, pageInfo } = await page(asCitizen, { first: 2, ...(after === null ? {} : { after }) });
      seen.push(...edges.map(({ node }) => node.recordId));
      after = pageInfo.endCursor;
      if (!pageInfo.hasNextPage || seen.length > whole.length) break;
    }
    expect(seen.filter((recordId) => whole.some((each) => each.recordId === recordId))).toEqual(
      whole.map(({ recordId }) => recordId),
    );
    expect(new Set(seen).size).toBe(seen.length);
  });

  test.each([[{ first: 0 }], [{ first: 101 }], [{ first: 5, after: "' or 1=1 --" }]])(
    'has no page %j',
    async (variables) => {
      const { data, errors } = await platform.query(LOG, variables, asCitizen);
      expect(data?.['me']).toMatchObject({ accessLog: null });
      expect(errors).toHaveLength(1);
      expect(JSON.stringify(errors)).not.toContain('or 1=1');
    },
  );

  test('leaves out what is under lawful embargo, of which an overseer sees the number', async () => {
    const count = async () => {
      const { data, errors } = await platform.query('{ oversight { embargoedCount } }', {}, asAuditor);
      expect(errors).toEqual([]);
      return (data?.['oversight'] as { readonly embargoedCount: number }).embargoedCount;
    };
    const before = await count();
    const answer = await platform.query(LOOK, { id: citizen }, asSteward);
    expect(answer.status).toBe(200);
    expect((await entries(asCitizen)).map(({ purpose }) => purpose)).not.toContain('DATA_CLEANING');
    expect(await count()).toBe(before + 1);
  });
});

describe('what is wrong about me', () => {
  test.each([
    ['an element that is about nobody', { element: 'AdminUnit.name', reason: 'Sai tên.' }, 'CORRECTION_ELEMENT'],
    ['no reason', { element: 'Person.fullNameText', reason: ' ' }, 'CORRECTION_TEXT'],
  ])('opens no case for %s, and says why', async (_, wrong, code) => {
    const { data, errors } = await platform.query(CORRECT, { input: { recordKey: 'CC-1', ...wrong } }, asCitizen);
    expect(data).toEqual({ requestCorrection: null });
    expect(errors.map(({ extensions }) => extensions.code)).toEqual([code]);
  });

  test('opens a case with its owner, and marks the element until the case is closed', async () => {
    const input = { element: 'Person.fullNameText', recordKey: 'CC-1', reason: 'Tên đệm ghi sai.' };
    const opened = await platform.query(CORRECT, { input }, asCitizen);
    expect(opened).toMatchObject({ errors: [], data: { requestCorrection: { status: 'OPEN' } } });
    const { caseNumber } = opened.data?.['requestCorrection'] as { readonly caseNumber: string };

    const marked = await platform.query(LOOK, { id: citizen }, asPolice);
    expect(marked.extensions['access']).toMatchObject({
      underInvestigation: [expect.objectContaining({ element: 'Person.fullNameText' })],
    });
    const byStranger = await platform.query(LOOK, { id: citizen }, elsewhere);
    expect(byStranger.errors.map(({ extensions }) => extensions.code)).toEqual(['ROW_NOT_PERMITTED']);
    const ofAnother = await platform.query(LOOK, { id: neighbour }, asSteward);
    for (const { extensions } of [byStranger, ofAnother]) expect(JSON.stringify(extensions)).not.toContain(caseNumber);

    const closed = await runCommand([
      ...['corrections', 'close', caseNumber, '--data', dataDir],
      ...['--outcome', 'CORRECTED', '--note', 'Đã sửa'],
    ]);
    expect([closed.exitCode, closed.stderr]).toEqual([0, '']);
    while ((await platform.query(LOOK, { id: citizen }, asPolice)).extensions['access'] !== undefined) await pause(50);
    const cases = await platform.query('{ me { correctionCases { caseNumber status note } } }', {}, asCitizen);
    expect(cases.data).toMatchObject({
      me: { correctionCases: [{ caseNumber, status: 'CORRECTED', note: 'Đã sửa' }] },
    });
  });
});

test('who asks about unusually many people is told of, without a name', async () => {
  for (const name of ['marital-married', 'marital-single', 'marital-divorced', 'marital-widowed']) {
    await platform.query(LOOK, { id: scenario(name).ids['personalId'] }, asSteward);
  }
  // What is counted up to now ends before the second that runs.
  await pause(1_100);
  const seen = '{ oversight { alerts { caller role persons limit } unusual { caller } } }';
  const { data } = await platform.query(seen, {}, asAuditor);
  expect(data).toMatchObject({ oversight: { alerts: [{ role: 'data-steward', persons: 4, limit: 3 }] } });
  const { alerts: raised, unusual } = data?.['oversight'] as Readonly<Record<string, readonly { caller: string }[]>>;
  expect(unusual?.map(({ caller }) => caller)).toContain(raised?.[0]?.caller);
  expect(alerts).toMatchObject([{ role: 'data-steward', persons: 4, limit: 3 }]);
  expect(JSON.stringify(alerts)).not.toMatch(/\d{12}/);
});
