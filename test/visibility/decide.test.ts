import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isInterfaceType, isObjectType } from 'graphql';
import { createEngine, type EngineAccess } from '../../src/engine.ts';
import type { ClientError } from '../../src/errors/clientError.ts';
import { fromByteText } from '../../src/util/byteText.ts';
import { fakeFederation } from '../support/fakeFederation.ts';
import { randomOperation, seededRandom } from '../support/randomOperation.ts';
import { smallCountry } from '../support/smallCountry.ts';

let fetches = 0;
const ministries = Object.values(smallCountry()).map((source) => ({
  ...source,
  execute: (...request: Parameters<typeof source.execute>) => {
    fetches++;
    return source.execute(...request);
  },
}));
const { schema, supergraphSdl } = fakeFederation(Object.values(smallCountry()));
const engine = createEngine({
  graph: { schema, supergraphSdl, fieldSources: new Map(), requiredFields: new Map(), hash: '' },
  sources: new Map(ministries.map((source) => [source.id, source])),
  scalars: new Map(),
});
const coordinates = Object.values(schema.getTypeMap()).flatMap((type) =>
  (isObjectType(type) || isInterfaceType(type)) && !type.name.startsWith('__')
    ? Object.keys(type.getFields()).map((field) => `${type.name}.${field}`)
    : [],
);
const REFUSALS = ['FIELD_NEEDS_TOKEN', 'FIELD_NEEDS_REFUSED'];

function accessOf(refused: readonly string[]): EngineAccess {
  const isRefused = (type: string, field: string) => refused.includes(`${type}.${field}`);
  const profileId = refused.join();
  return {
    profileId,
    refuse: (type, field) =>
      isRefused(type, field) ? { code: 'FIELD_NEEDS_TOKEN', params: { class: 'PERSONAL' } } : undefined,
    planning: { id: profileId, refuses: isRefused, labels: new Set(), weightOf: () => 1 },
  };
}

async function execute(query: string, variables: Readonly<Record<string, unknown>>, access: EngineAccess) {
  const request = { requestId: 'r', query, variables, readOnly: false, wantsProvenance: false };
  const accepts = { incremental: false, events: false };
  const answer = await engine({ ...request, accepts, signal: new AbortController().signal }, access, request);
  if (answer.kind === 'refused') return { isValid: false, errors: answer.errors };
  if (answer.kind !== 'complete') throw new Error(answer.kind);
  const { errors = [] } = JSON.parse(fromByteText([...answer.body].join(''))) as { errors?: readonly ClientError[] };
  return { isValid: true, errors };
}

const placeOf = (path: readonly (string | number)[] = [], code: string) =>
  `${path.filter((step) => typeof step === 'string').join('.')} ${code}`;

test('what is decided is what execution does, and no source is asked', async () => {
  let refusals = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.integer(),
      fc.boolean(),
      fc.subarray(coordinates, { maxLength: 8 }),
      async (seed, clashes, refused) => {
        const { query, variables } = randomOperation(schema, seededRandom(seed), clashes);
        const access = accessOf(refused);
        const before = fetches;
        const decision = engine.decide({ query, variables }, access);
        expect(fetches).toBe(before);
        const answer = await execute(query, variables, access);
        expect(decision.isValid).toBe(answer.isValid);
        if (!decision.isValid) {
          expect(decision.errors.map(({ message }) => message)).toEqual(answer.errors.map(({ message }) => message));
          return;
        }
        const decided = new Set(
          decision.fields.flatMap(({ path, refusal }) => (refusal ? [placeOf(path, refusal.code)] : [])),
        );
        const told = answer.errors.filter(({ extensions }) => REFUSALS.includes(extensions.code));
        refusals += told.length;
        for (const { path, extensions } of told) expect([...decided]).toContain(placeOf(path, extensions.code));
      },
    ),
    { numRuns: 150 },
  );
  expect(refusals).toBeGreaterThan(20);
});

test.each([
  ['{ person(personalId: "1") { fullName taxDue } }', ['Person.taxDue']],
  ['{ p: person(personalId: "1") { taxDue spouse { n: fullName taxClass } } }', ['Person.taxDue', 'Person.taxClass']],
  ['{ people { fullName friends { taxDue } } }', ['Person.taxDue']],
  ['{ people { fullName } peopleCount }', ['Query.people']],
])('every refusal that is decided is met: %s', async (query, refused) => {
  const access = accessOf(refused);
  const decision = engine.decide({ query }, access);
  if (!decision.isValid) throw new Error('invalid');
  const { errors } = await execute(query, {}, access);
  const decided = decision.fields.flatMap(({ path, refusal }) => (refusal ? [placeOf(path, refusal.code)] : []));
  expect([...new Set(errors.map(({ path, extensions }) => placeOf(path, extensions.code)))].sort()).toEqual(
    decided.sort(),
  );
  expect(decided.length).toBeGreaterThan(0);
});

test('a decision names what it costs and whom it would ask', () => {
  const decision = engine.decide({ query: '{ people(first: 2) { fullName taxDue(year: 1) } }' }, accessOf([]));
  expect(decision).toMatchObject({
    isValid: true,
    fields: [{ coordinate: 'Query.people' }, {}, { path: ['people', 'taxDue'] }],
  });
  if (!decision.isValid) throw new Error('invalid');
  expect(decision.sources.length).toBe(2);
  expect(decision.cost).toBeGreaterThan(0);
});
