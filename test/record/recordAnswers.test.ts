import { expect, test } from '@jest/globals';
import type { Caller } from '../../src/model/access.ts';
import type { AuditEntry } from '../../src/model/audit.ts';
import type { GatewayRequest } from '../../src/model/gateway.ts';
import type { AnswerFacts } from '../../src/model/record.ts';
import { recordAnswers } from '../../src/record/recordAnswers.ts';

const PERSON = '079075990101';
const COMPANY = '0100109106';

const officer: Caller = {
  ...{ issuer: 'http://127.0.0.1:4100', subject: 'tax-officer', kind: 'officer', role: 'tax-officer' },
  officer: '001188900011',
};

const facts: AnswerFacts = {
  ...{ elements: ['Query.taxpayer'], refused: [], sources: ['tax'], outcome: 'answered', errorCodes: [], bytes: 20 },
  ...{ persons: new Set(), toldPersons: new Set(), organisations: new Set() },
};

/** What is written of an answer, and who is counted. */
async function written(
  told: Partial<AnswerFacts>,
  stated: Partial<GatewayRequest> = {},
  caller = officer,
): Promise<{ readonly entry: AuditEntry; readonly counted: readonly string[] }> {
  const entries: AuditEntry[] = [];
  const counted: string[] = [];
  const { recordOf } = recordAnswers({
    log: {
      append: (entry) => {
        entries.push(entry);
        return Promise.resolve({ recordId: '01a21de4-7f08-729c-9f78-1f3f402277ca', index: 0 });
      },
    },
    purposes: () => new Map(),
    classOf: () => 'PERSONAL',
    nowMs: () => Date.parse('2026-11-20T08:30:00Z'),
    onPersons: (_caller, persons) => counted.push(...persons),
    onUnrecorded: () => undefined,
  });
  await recordOf(undefined, caller, { requestId: 'r', ...stated } as GatewayRequest)({ ...facts, ...told });
  const [entry] = entries;
  if (entry === undefined) throw new Error('Nothing was written.');
  return { entry, counted };
}

test.each([`P${PERSON}`, `_${PERSON}_`])(
  'the name of an operation that holds a person, %s, is left out',
  async (name) => {
    expect((await written({ operationName: name })).entry.operationName).toBeUndefined();
  },
);

test.each(['LandTransfer', 'Dossier20261110', 'Card1234567890123'])('a usual name, %s, is written', async (name) => {
  expect((await written({ operationName: name })).entry.operationName).toBe(name);
});

test('a case that holds a person is left out, a dossier is written', async () => {
  expect((await written({}, { caseId: `HS-${PERSON}` })).entry.caseId).toBeUndefined();
  expect((await written({}, { caseId: 'H29.21-261110-9901' })).entry.caseId).toBe('H29.21-261110-9901');
});

test('of the reason of an emergency everything is written but numbers of persons', async () => {
  const { entry } = await written({}, { emergency: `Found unconscious, papers say ${PERSON}, bed 12` });
  expect(entry.emergency).toBe('Found unconscious, papers say ************, bed 12');
});

test("whom a tax code names is a person of the record, and counted as one, where it is a person's", async () => {
  const { entry, counted } = await written({ organisations: new Set([PERSON, COMPANY]) });
  expect([entry.persons, entry.organisations]).toEqual([[PERSON], [COMPANY]]);
  expect(counted).toEqual([PERSON]);
});

test("who speaks for a household business under the owner's number is written as a person", async () => {
  const representative = { ...officer, kind: 'organisation', organisation: PERSON } as const;
  expect((await written({}, {}, representative)).entry).toMatchObject({
    callerPerson: PERSON,
    organisation: undefined,
  });
  const ofCompany = { ...representative, personalId: PERSON, organisation: COMPANY };
  expect((await written({}, {}, ofCompany)).entry).toMatchObject({ callerPerson: PERSON, organisation: COMPANY });
});
