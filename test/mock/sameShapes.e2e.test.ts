import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { personas } from '../../mocks/identity/personas.ts';
import type { MockProfile } from '../../src/start/mock/mockProfile.ts';
import { loadOperations } from '../../src/server/loadOperations.ts';
import type { StartedMock } from '../../src/start/mock/startMock.ts';
import { randomOperation, seededRandom } from '../support/randomOperation.ts';
import { startPlatform, type Platform } from '../support/startPlatform.ts';
import { wholeGraph } from '../support/wholeGraph.ts';
import { aMock, ask } from './support/askMock.ts';
import { nationalShape } from './support/operationShape.ts';
import { kindsOf, shapeDifferences, type Answer } from './support/shapes.ts';

const operations = loadOperations('schema/operations');
const cases = operations.flatMap((operation) => operation.cases.map((each) => [operation.id, each.name] as const));

/** Personas with their purposes and cases, among which the random operations are shared out. */
const ASKERS = [
  { persona: 'land-officer', purpose: 'LAND_TRANSFER', caseId: 'H29.21-261110-9901' },
  { persona: 'treating-doctor', purpose: 'TREATMENT', caseId: '79001261120990401' },
  { persona: 'citizen', purpose: 'SELF_ACCESS', caseId: undefined },
  { persona: 'data-steward', purpose: 'DATA_CLEANING', caseId: undefined },
] as const;
const RANDOM_OPERATIONS = 200;

/** What a mock stands for that a persona of the identity service asks. */
function profileOf(id: string): MockProfile {
  const persona = personas.find((each) => each.id === id);
  const [purpose] = persona?.purposes ?? [];
  if (persona === undefined || purpose === undefined) throw new Error(`There is no persona ${id} with a purpose.`);
  const { role, agency, organisation, jurisdiction, personalId, isOfficer } = persona;
  return { role, purpose, agency, organisation, jurisdiction, personalId: isOfficer ? undefined : personalId };
}

let platform: Platform;
const mocks = new Map<string, Promise<StartedMock>>();

function mockOf(persona: string): Promise<StartedMock> {
  const mock = mocks.get(persona) ?? aMock(profileOf(persona));
  mocks.set(persona, mock);
  return mock;
}

beforeAll(async () => {
  platform = await startPlatform();
}, 180_000);

afterAll(async () => {
  await platform.stop();
  for (const mock of mocks.values()) await (await mock).close();
});

describe.each(cases)('%s, %s', (id, name) => {
  test('has the same shape in the mock and in the gateway', async () => {
    const operation = operations.find((each) => each.id === id);
    const chosen = operation?.cases.find((each) => each.name === name);
    if (operation === undefined || chosen === undefined) throw new Error('There is no such case.');
    const caseId = chosen.caseId ?? operation.caseId;
    const mock = await mockOf(operation.persona);
    const { document, purpose } = operation;
    const there = await platform.query(id, chosen.variables, caseId === undefined ? {} : { caseId });
    const here = await ask(mock, document, { variables: chosen.variables, purpose, caseId });
    expect(shapeDifferences(there as Answer, here)).toEqual([]);
    expect(here.data).toBeDefined();
  });
});

describe('what is asked wrongly, or of nobody', () => {
  test.each([
    ['a malformed number', 'data-steward', 'DATA_CLEANING', '{ person(personalId: "12") { sex } }'],
    ['an unknown person', 'data-steward', 'DATA_CLEANING', '{ person(personalId: "001099000000") { sex } }'],
    ['a purpose of another role', 'data-steward', 'TREATMENT', '{ person(personalId: "079075990101") { sex } }'],
    ['an unknown purpose', 'data-steward', 'NONE', '{ person(personalId: "079075990101") { sex } }'],
    ['an unknown unit', 'citizen', 'OPEN_DATA', '{ adminUnit(code: "99999", asOf: "2026-11-20") { name } }'],
    ['a district', 'citizen', 'OPEN_DATA', '{ adminUnit(code: "001", asOf: "2026-11-20") { name } }'],
    ['an unknown procedure', 'citizen', 'OPEN_DATA', '{ procedure(procedureCode: "1.999999") { procedureName } }'],
    ['an unknown field', 'citizen', 'OPEN_DATA', '{ nothing }'],
    ['another person', 'citizen', 'SELF_ACCESS', '{ person(personalId: "079190990102") { sex } }'],
  ])('%s', async (_, persona, purpose, query) => {
    const there = (await platform.query(query, {}, { persona, purpose, caseId: null })) as Answer;
    const here = await ask(await mockOf(persona), query, { purpose });
    expect(shapeDifferences(there, here)).toEqual([]);
    expect(here.errors.map(({ extensions }) => extensions.code)).toEqual(
      there.errors.map(({ extensions }) => extensions.code),
    );
  });
});

describe('pages', () => {
  const log = (page: string) =>
    `{ me { accessLog${page} { edges { cursor node { recordId } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } }`;

  test.each(['', '(first: 1)', '(first: 0)', '(first: 101)', '(first: 2, after: "0")', '(first: 2, after: "x")'])(
    'accessLog%s',
    async (page) => {
      const asked = { persona: 'citizen', purpose: 'SELF_ACCESS', caseId: null };
      const there = (await platform.query(log(page), {}, asked)) as Answer;
      const here = await ask(await mockOf('citizen'), log(page), { purpose: 'SELF_ACCESS' });
      expect(shapeDifferences(there, here)).toEqual([]);
    },
  );
});

test(`${String(RANDOM_OPERATIONS)} random operations have the same shapes`, async () => {
  const { schema } = wholeGraph();
  const met = { valuesInBoth: 0, refusedAlike: 0 };
  for (let seed = 1; seed <= RANDOM_OPERATIONS; seed += 1) {
    const asker = ASKERS[seed % ASKERS.length];
    if (asker === undefined) throw new Error('Somebody asks.');
    const { persona, purpose, caseId } = asker;
    const { query } = randomOperation(schema, seededRandom(seed), false, nationalShape);
    const mock = await mockOf(persona);
    const there = (await platform.query(query, {}, { persona, purpose, caseId: caseId ?? null })) as Answer;
    const here = await ask(mock, query, { purpose, caseId });
    const differences = shapeDifferences(there, here);
    if (differences.length > 0) throw new Error(`${String(seed)} ${persona}: ${differences.join('; ')}\n${query}`);
    if ([here, there].every(({ data }) => kindsOf(data).size > 6)) met.valuesInBoth += 1;
    if (here.errors.length > 0 && there.errors.length > 0) met.refusedAlike += 1;
  }
  // A comparison of nothing with nothing proves nothing.
  expect(met.valuesInBoth).toBeGreaterThan(RANDOM_OPERATIONS / 5);
  expect(met.refusedAlike).toBeGreaterThan(RANDOM_OPERATIONS / 5);
}, 180_000);
