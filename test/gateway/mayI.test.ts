import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { bindings } from '../../resolvers/index.ts';
import { systemClock } from '../../src/clock.ts';
import { openAdminUnitRegistry } from '../../src/codelist/openAdminUnitRegistry.ts';
import { subgraphSdl } from '../../src/compose/subgraphSdl.ts';
import { loadDictionary } from '../../src/dictionary/loadDictionary.ts';
import { createGateway } from '../../src/gateway.ts';
import type { Caller } from '../../src/model/access.ts';
import type { Source } from '../../src/model/source.ts';
import { buildScalarRegistry } from '../../src/model/scalars/buildScalarRegistry.ts';
import { declarationOf } from '../../src/sources/binding/declarationOf.ts';
import { createLocalSource } from '../../src/sources/local/createLocalSource.ts';
import { fromByteText } from '../../src/util/byteText.ts';
import { packageRoot } from '../../src/util/packageRoot.ts';
import { shippedRules } from '../support/accessRules.ts';
import { wholeGraph } from '../support/wholeGraph.ts';

const schemaFolder = join(packageRoot(), 'schema');
const dictionary = loadDictionary(schemaFolder);
const rules = shippedRules();
const adminUnits = await openAdminUnitRegistry({ storePath: ':memory:' });
let asked = 0;

const ministry = (id: string): Source => ({
  id,
  kind: 'graphql',
  acceptsUnavailable: false,
  execute: () => {
    asked++;
    return Promise.reject(new Error('No ministry is to be asked.'));
  },
  probe: () => Promise.resolve({ state: 'unknown' }),
  close: () => Promise.resolve(),
});
const sources = bindings.map((binding) =>
  binding.kind === 'local'
    ? createLocalSource(
        { ...binding, sdl: subgraphSdl(dictionary, declarationOf(binding)) },
        { services: { dictionary, adminUnits }, nowMs: Date.now },
      )
    : ministry(binding.id),
);
const doctor: Caller = {
  issuer: 'test',
  subject: 'doctor',
  kind: 'officer',
  role: 'treating-doctor',
  agency: 'G18.01',
  officer: '079072990422',
  assurance: '2',
};
const answer = createGateway({
  dictionary,
  graph: wholeGraph(),
  scalars: buildScalarRegistry(dictionary),
  access: () => rules,
  sources: new Map(sources.map((source) => [source.id, source])),
  ministries: new Map(bindings.map(({ id, ministry: names }) => [id, names])),
  authenticate: () => Promise.resolve(doctor),
  clock: systemClock,
  costBudget: 1_000,
  onIncident: () => undefined,
});

interface Decided {
  readonly isValid: boolean;
  readonly issues: readonly { readonly code: string }[];
  readonly fields: readonly Readonly<Record<string, unknown>>[];
  readonly [name: string]: unknown;
}

const ALL = `isValid issues { code reasonVi reasonEn } purpose rowRule cost costBudget sources { source ministryEn }
  fields { path coordinate verdict code reasonVi reasonEn article ownerVi openedBy }`;

async function ask(query: string, variables: Readonly<Record<string, unknown>>, stated: object = {}) {
  const accepts = { incremental: false, events: false };
  const request = { requestId: 'r', query, variables, readOnly: false, wantsProvenance: false, accepts };
  const given = await answer({ ...request, signal: new AbortController().signal, ...stated });
  if (given.kind !== 'complete') throw new Error(JSON.stringify(given));
  return JSON.parse(fromByteText([...given.body].join(''))) as {
    readonly data: Readonly<Record<string, Decided | null>>;
    readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
  };
}

async function mayI(operation: string, variables?: string, stated?: object): Promise<Decided> {
  const query = `query($o: Text!, $v: Text) { mayI(operation: $o, variables: $v) { ${ALL} } }`;
  const { data, errors } = await ask(query, { o: operation, ...(variables && { v: variables }) }, stated);
  if (data['mayI'] == null) throw new Error(JSON.stringify(errors));
  return data['mayI'];
}

const PERSON =
  'query($id: PersonalId!) { person(personalId: $id) { fullNameText religion } adminUnit(code: "01") { name } }';
const ID = '{"id":"079072990422"}';

test('nobody is told what is open, and why the rest is not', async () => {
  const decided = await mayI(PERSON, ID);
  expect(decided).toMatchObject({ isValid: true, purpose: null, sources: [{ source: 'gateway' }] });
  const verdicts = decided.fields.map(({ path, verdict, code }) => [path, verdict, code]);
  expect(verdicts).toContainEqual(['person', 'REFUSE', 'FIELD_NEEDS_TOKEN']);
  expect(verdicts).toContainEqual(['adminUnit.name', 'ALLOW', null]);
});

test('a doctor without a purpose is told which ones open a field', async () => {
  const { fields } = await mayI(PERSON, ID, { token: 'doctor' });
  expect(fields.find(({ coordinate }) => coordinate === 'Query.person')?.['openedBy']).toContain('TREATMENT');
});

test('with purpose and case: field by field, and whom the gateway would ask', async () => {
  const stated = { token: 'doctor', purpose: 'TREATMENT', caseId: '79001261120990422' };
  const decided = await mayI(PERSON, ID, stated);
  expect(decided).toMatchObject({ purpose: 'TREATMENT', rowRule: 'open-encounter' });
  const verdicts = decided.fields.map(({ path, verdict }) => [path, verdict]);
  expect(verdicts).toContainEqual(['person.fullNameText', 'ALLOW']);
  expect(verdicts).toContainEqual(['person.religion', 'REFUSE']);
  expect(decided['sources']).toContainEqual({ source: 'population', ministryEn: expect.any(String) });
});

test.each([
  ['what does not fit the schema', '{ nobody }', undefined, 'DOCUMENT_INVALID'],
  ['a text that is none', '{', undefined, 'DOCUMENT_SYNTAX'],
  ['a wrong value', PERSON, '{"id":"1"}', 'VARIABLE_INVALID'],
  [
    'a question about itself',
    '{ mayI(operation: "{ adminUnit(code: \\"01\\") { name } }") { isValid } }',
    undefined,
    'MAY_I_NESTED',
  ],
])('not valid: %s', async (_, operation, variables, code) => {
  const decided = await mayI(operation, variables);
  expect([decided.isValid, decided.issues[0]?.code]).toEqual([false, code]);
});

test('variables that are no JSON object, and too many questions, are refused', async () => {
  const one = (name: string) =>
    `${name}: mayI(operation: "{ ${name}: adminUnit(code: \\"01\\") { name } }", variables: "{}") { isValid }`;
  const codes = async (query: string) => (await ask(query, {})).errors?.map(({ extensions }) => extensions.code);
  expect(await codes('{ mayI(operation: "{ __typename }", variables: "[") { isValid } }')).toEqual(['MAY_I_VARIABLES']);
  expect(await codes(`{ ${['a', 'b', 'c'].map(one).join(' ')} }`)).toBeUndefined();
  expect(await codes(`{ ${['a', 'b', 'c', 'd'].map(one).join(' ')} }`)).toEqual(['MAY_I_TOO_OFTEN']);
});

test('no ministry was asked', () => {
  expect(asked).toBe(0);
});
