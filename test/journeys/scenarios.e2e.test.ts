import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { scenario } from '../../mocks/world/scenarios.ts';
import { loadOperations } from '../../src/server/loadOperations.ts';
import { startPlatform, type Platform, type PlatformAnswer } from '../support/startPlatform.ts';

interface Issue {
  readonly code: string;
}

const operations = loadOperations('schema/operations');

let platform: Platform;

beforeAll(async () => {
  platform = await startPlatform();
}, 120_000);

afterAll(() => platform.stop());

/** Answer to a named case of an operation. */
function askFor(operation: string, name: string): Promise<PlatformAnswer> {
  const chosen = operations.find(({ id }) => id === operation)?.cases.find((one) => one.name === name);
  if (chosen === undefined) throw new Error(`There is no case ${name} of ${operation}.`);
  const { caseId, variables } = chosen;
  return platform.query(operation, variables, caseId === undefined ? {} : { caseId });
}

/** Answer to a named case of an operation, which must come without errors. */
async function ask<T>(operation: string, name: string): Promise<T> {
  const { data, errors } = await askFor(operation, name);
  expect(errors).toEqual([]);
  return data as T;
}

const codesOf = (issues: readonly Issue[]) => issues.map(({ code }) => code);

describe('J1, land transfer', () => {
  interface Answer {
    readonly landTransfer: {
      readonly slip: { readonly verdict: string; readonly issues: readonly Issue[] };
      readonly obligations: readonly Readonly<
        Record<'taxType' | 'status' | 'taxAmount' | 'exemptionReason', string | number | null>
      >[];
    };
  }

  test.each([
    ['land-transfer-clean', 'READY', [], ['TNCN COMPUTED 200000000', 'LPTB COMPUTED 50000000']],
    ['land-transfer-mortgaged', 'BLOCKED', ['MORTGAGED'], ['TNCN COMPUTED 180000000', 'LPTB COMPUTED 45000000']],
    ['land-transfer-blocked', 'BLOCKED', ['TRANSFER_BLOCKED'], ['TNCN COMPUTED 160000000', 'LPTB COMPUTED 40000000']],
    [
      'land-transfer-spouse-not-on-certificate',
      'NEEDS_INPUT',
      ['SPOUSE_NOT_ON_CERTIFICATE'],
      ['TNCN COMPUTED 144000000', 'LPTB COMPUTED 36000000'],
    ],
    [
      'land-transfer-household-certificate',
      'NEEDS_INPUT',
      ['HOUSEHOLD_CONSENT'],
      ['TNCN COMPUTED 144000000', 'LPTB COMPUTED 36000000'],
    ],
    [
      'land-transfer-deceased-transferor',
      'INHERITANCE',
      ['TRANSFEROR_DECEASED', 'TAX_CODE_STOPPED'],
      ['TNCN NOT_COMPUTABLE', 'LPTB NOT_COMPUTABLE'],
    ],
    [
      'land-transfer-tax-status-10',
      'BLOCKED',
      ['TAX_CODE_STOPPED'],
      ['TNCN COMPUTED 144000000', 'LPTB COMPUTED 36000000'],
    ],
    [
      'land-transfer-tax-status-06',
      'BLOCKED',
      ['TAX_CODE_STOPPED'],
      ['TNCN COMPUTED 144000000', 'LPTB COMPUTED 36000000'],
    ],
    ['land-transfer-only-house', 'READY', [], ['TNCN EXEMPT 0 NODN', 'LPTB COMPUTED 36000000']],
    ['land-transfer-parent-to-child', 'READY', [], ['TNCN EXEMPT 0 QHGD', 'LPTB EXEMPT 0 QHGD']],
    [
      'land-transfer-ambiguous-parcel',
      'NEEDS_INPUT',
      ['PARCEL_AMBIGUOUS'],
      ['TNCN NOT_COMPUTABLE', 'LPTB NOT_COMPUTABLE'],
    ],
    [
      'land-transfer-ambiguous-parcel-with-old-commune',
      'READY',
      [],
      ['TNCN COMPUTED 144000000', 'LPTB COMPUTED 36000000'],
    ],
  ])('%s', async (name, verdict, codes, owed) => {
    const { slip, obligations } = (await ask<Answer>('land-transfer', name)).landTransfer;
    const told = obligations.map(({ taxType, status, taxAmount, exemptionReason }) =>
      [taxType, status, taxAmount, exemptionReason].filter((part) => part !== null).join(' '),
    );
    expect([slip.verdict, codesOf(slip.issues), told]).toEqual([verdict, codes, owed]);
  });
});

describe('J2, permanent residence', () => {
  interface Answer {
    readonly residenceApplication: {
      readonly assessment: {
        readonly verdict: string;
        readonly issues: readonly Issue[];
        readonly replacedComponents: readonly { readonly outcome: string }[];
        readonly correctionRequest: { readonly ownerVi: string } | null;
        readonly resolvedCommune: { readonly code: string };
      };
    };
  }

  test.each([
    ['residence-own-home', 'ACCEPTED', ['FOUND'], '26740', 'COMMUNE_MERGED'],
    ['residence-spouse-home', 'ACCEPTED', ['FOUND', 'FOUND'], '26740', 'OWNER_CONFIRMS'],
    ['residence-parent-home', 'ACCEPTED', ['FOUND', 'FOUND'], '26740', 'OWNER_CONFIRMS'],
    ['residence-tenant', 'NEEDS_CONSENT', ['FOUND'], '26740', 'OWNER_CONSENT_NEEDED'],
    ['residence-merged-commune', 'ACCEPTED', ['FOUND'], '19333', 'COMMUNE_MERGED'],
    ['residence-relation-missing', 'NEEDS_SUPPLEMENT', ['FOUND', 'NOT_FOUND'], '26740', 'RELATION_NOT_FOUND'],
  ])('%s', async (name, verdict, outcomes, commune, code) => {
    const { assessment } = (await ask<Answer>('residence', name)).residenceApplication;
    expect([
      assessment.verdict,
      assessment.replacedComponents.map(({ outcome }) => outcome),
      assessment.resolvedCommune.code,
    ]).toEqual([verdict, outcomes, commune]);
    expect(codesOf(assessment.issues)).toContain(code);
    expect(assessment.correctionRequest !== null).toBe(verdict === 'NEEDS_SUPPLEMENT');
  });
});

describe('J4, re-use of test results', () => {
  interface Result {
    readonly labResultId?: string;
    readonly imagingResultId?: string;
    readonly reusability: { readonly status: string; readonly reasonVi: string; readonly reasonEn: string };
  }
  interface Visit {
    readonly labResults: readonly Result[];
    readonly imagingResults: readonly Result[];
  }
  interface Answer {
    readonly encounter: {
      readonly reuseNotices: readonly Issue[];
      readonly labResults: readonly Result[];
      readonly patient: {
        readonly encounters: readonly Visit[];
        readonly formerRecords: readonly { readonly personalId: string; readonly encounters: readonly Visit[] }[];
      } | null;
    };
  }

  const verdicts = (visits: readonly Visit[]): Record<string, string> =>
    Object.fromEntries(
      visits
        .flatMap(({ labResults, imagingResults }) => [...labResults, ...imagingResults])
        .map(({ labResultId, imagingResultId, reusability }) => [
          labResultId ?? imagingResultId ?? '',
          reusability.status,
        ]),
    );

  test('results-mixed', async () => {
    const { ids } = scenario('results-mixed');
    const { encounter } = await ask<Answer>('test-results', 'results-mixed');
    expect(verdicts(encounter.patient?.encounters ?? [])).toEqual({
      [String(ids['reusableHba1cId'])]: 'REUSABLE',
      [String(ids['expiredUreaId'])]: 'EXPIRED',
      [String(ids['expiredHaematologyId'])]: 'EXPIRED',
      [String(ids['noSampledAtId'])]: 'NOT_COMPARABLE',
      [String(ids['otherUnitId'])]: 'NOT_COMPARABLE',
      [String(ids['comparableUnitId'])]: 'REUSABLE',
      [String(ids['reusableXrayId'])]: 'REUSABLE',
      [String(ids['expiredUltrasoundId'])]: 'EXPIRED',
    });
  });

  test('results-mixed, with the purpose that opens HIV', async () => {
    const { ids } = scenario('results-mixed');
    const variables = { encounterId: ids['encounterId'], asOf: ids['asOf'] };
    const { data } = await platform.query('test-results', variables, { purpose: 'TREATMENT_HIV' });
    const { encounter } = data as unknown as Answer;
    expect(verdicts(encounter.patient?.encounters ?? [])).toHaveProperty([String(ids['hivId'])]);
  });

  test('results-unidentified-patient', async () => {
    const { encounter } = await ask<Answer>('test-results', 'results-unidentified-patient');
    expect([encounter.patient, codesOf(encounter.reuseNotices)]).toEqual([null, ['PATIENT_UNIDENTIFIED']]);
    expect(encounter.labResults).toMatchObject([
      {
        reusability: {
          status: 'NOT_COMPARABLE',
          reasonVi: expect.stringContaining('chưa rõ nhân thân') as unknown,
          reasonEn: expect.stringContaining('not identified') as unknown,
        },
      },
    ]);
  });

  test('results-cancelled-id', async () => {
    const { ids } = scenario('results-cancelled-id');
    const { encounter } = await ask<Answer>('test-results', 'results-cancelled-id');
    const [former] = encounter.patient?.formerRecords ?? [];
    expect(codesOf(encounter.reuseNotices)).toEqual(['FORMER_IDENTIFIER']);
    expect(former?.personalId).toBe(ids['cancelledPersonalId']);
    expect(verdicts(former?.encounters ?? [])).toEqual({ [String(ids['labResultId'])]: 'REUSABLE' });
    expect(former?.encounters[0]?.labResults[0]?.reusability).toMatchObject({
      reasonVi: expect.stringContaining('đã bị huỷ và xác lập lại') as unknown,
      reasonEn: expect.stringContaining('cancelled and issued anew') as unknown,
    });
  });
});

describe('J5, marital status', () => {
  test.each([
    ['marital-married', 'YES'],
    ['marital-married-before', 'NO'],
    ['marital-single', 'NO'],
    ['marital-divorced', 'NO'],
    ['marital-divorced-during', 'YES'],
    ['marital-divorce-not-entered', 'UNKNOWN'],
    ['marital-married-abroad', 'UNKNOWN'],
    ['marital-paper-only', 'UNKNOWN'],
    ['marital-widowed', 'NO'],
    ['marital-widowed-during', 'YES'],
  ])('%s', async (name, answer) => {
    const data = await ask<{ person: { marriedAt: { answer: string } } }>('marital-status', name);
    expect(data.person.marriedAt.answer).toBe(answer);
    const spouse = scenario(name.replace(/-(before|during)$/, '')).ids['spouseId'];
    if (spouse !== undefined) expect(JSON.stringify(data)).not.toContain(String(spouse));
  });
});

describe('J6, components of a dossier', () => {
  test.each([
    ['dossier-all-found', ['FOUND', 'FOUND', 'FOUND'], [false, false, false]],
    ['dossier-not-found', ['FOUND', 'NOT_FOUND', 'FOUND'], [false, true, false]],
    ['dossier-mismatch', ['MISMATCH', 'FOUND', 'FOUND'], [true, false, false]],
    ['dossier-unpublished-database', ['FOUND', 'FOUND', 'UNAVAILABLE'], [false, false, true]],
  ])('%s', async (name, outcomes, paper) => {
    interface Answer {
      readonly componentCheck: {
        readonly components: readonly { readonly outcome: string; readonly paperStillAccepted: boolean }[];
      };
    }
    const { components } = (await ask<Answer>('dossier-components', name)).componentCheck;
    expect(components.map(({ outcome }) => outcome)).toEqual(outcomes);
    expect(components.map(({ paperStillAccepted }) => paperStillAccepted)).toEqual(paper);
  });
});

describe('the small operations', () => {
  test('a person across the ministries; of the land, only the parcel of the dossier', async () => {
    const { ids } = scenario('land-transfer-clean');
    const { data, errors } = await askFor('person-card', 'land-transfer-clean');
    expect(data).toMatchObject({
      person: { landRights: [{ parcel: { parcelRecordId: ids['parcelRecordId'] } }, { parcel: null }] },
    });
    expect(errors.map(({ path, extensions }) => [path?.join('.'), extensions.code])).toEqual([
      ['person.landRights.1.parcel', 'ROW_NOT_PERMITTED'],
    ]);
  });

  test.each(['person-cancelled-and-reissued', 'person-deceased', 'old-district-code'])(
    'a person across the ministries: %s',
    async (name) => {
      const data = await ask<{ person: { supersededBy: { personalId: string } | null } }>('person-card', name);
      const { ids } = scenario(name);
      const successor = name === 'person-cancelled-and-reissued' ? ids['personalId'] : undefined;
      expect(data.person.supersededBy?.personalId).toBe(successor);
      expect(JSON.stringify(data)).not.toContain('"760"');
    },
  );

  test.each([
    ['province-24', 'Tỉnh Bắc Giang', 'Tỉnh Bắc Ninh'],
    ['commune-reused-code-00004', 'Phường Trúc Bạch', 'Phường Ba Đình'],
  ])('one code before and after the reform: %s', async (name, before, after) => {
    const data = await ask<Record<'before' | 'after', { name: string }>>('admin-unit-in-time', name);
    expect([data.before.name, data.after.name]).toEqual([before, after]);
  });

  test('open data need no token', async () => {
    const asking = { persona: null, purpose: null };
    const { data, errors } = await platform.query('open-data', { codeListId: 'SEX' }, asking);
    expect(errors).toEqual([]);
    expect(data).toMatchObject({ residence: { procedureName: 'Đăng ký thường trú' }, adminUnits: { length: 34 } });
  });
});

describe('J9, who looked at my data', () => {
  interface Answer {
    readonly me: {
      readonly personalId: string;
      readonly accessLog: { readonly edges: readonly { readonly node: Readonly<Record<string, unknown>> }[] };
      readonly correctionCases: readonly Readonly<Record<string, unknown>>[];
    };
  }

  test('tells the citizen of the residence journey of who decided about it, and of their own request', async () => {
    const applicantId = scenario('residence-own-home').ids['applicantId'];
    await ask('residence', 'residence-own-home');
    const input = { element: 'Person.birthDate', recordKey: 'CC-9', reason: 'Ngày sinh ghi sai.' };
    const text = 'mutation ($input: CorrectionInput!) { requestCorrection(input: $input) { caseNumber } }';
    const asked = await platform.query(text, { input }, { persona: 'citizen', purpose: 'SELF_ACCESS' });
    const { me } = await ask<Answer>('own-record', 'own-record');
    expect(me.personalId).toBe(applicantId);
    const [first] = me.accessLog.edges.map(({ node }) => node).filter(({ agencyCode }) => agencyCode !== null);
    expect(first).toMatchObject({
      ...{ agencyCode: 'G01.26.01', agencyEn: 'Ministry of Public Security', role: 'commune-police' },
      ...{ purpose: 'RESIDENCE_REGISTRATION', outcome: 'ANSWERED', emergency: false },
      basis: expect.stringContaining('Luật Cư trú') as unknown,
      caseId: scenario('residence-own-home').ids['dossierCode'],
    });
    expect(JSON.stringify(first)).not.toMatch(/038090900033|Lê Văn Hải/);
    expect(asked.errors).toEqual([]);
    expect(me.correctionCases).toMatchObject([
      { ...(asked.data?.['requestCorrection'] as object), element: 'Person.birthDate', status: 'OPEN' },
    ]);
  });

  test('is for nobody but the person: an officer may not ask', async () => {
    const { status, errors } = await platform.query('own-record', {}, { persona: 'commune-police' });
    expect([status, errors.map(({ extensions }) => extensions.code)]).toEqual([403, ['PURPOSE_NOT_FOR_ROLE']]);
  });
});
