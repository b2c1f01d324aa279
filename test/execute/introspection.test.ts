import { describe, expect, test } from '@jest/globals';
import { buildSchema, executeSync, getIntrospectionQuery, parse } from 'graphql';
import { createIntrospector } from '../../src/execute/introspection/createIntrospector.ts';
import { introspect } from '../../src/execute/introspection/introspect.ts';
import { ValueBudget } from '../../src/execute/tree/valueBudget.ts';
import { errorLines, fakeFederation } from '../support/fakeFederation.ts';
import { smallCountry } from '../support/smallCountry.ts';

const schema = buildSchema(`
  "Who is asked."
  type Query { person(personalId: ID = "1", old: Int @deprecated(reason: "gone")): Person holders: [Holder!] }
  interface Named { name: String }
  type Person implements Named { name: String born: Int @deprecated friends: [Person!]! }
  type Firm implements Named { name: String owner: Person }
  union Holder = Person | Firm
  enum Sex { F M @deprecated(reason: "why") }
  input Filter @oneOf { year: Int tags: [String!] }
  scalar Code @specifiedBy(url: "https://example.org/code")
`);

const within = (limit: number) => new ValueBudget(limit);
const list = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => text(index)).join(' ');

describe('introspection is answered as the library answers it', () => {
  test.each([
    '{ __schema { types { kind name fields { name args { name defaultValue type { name } } } possibleTypes { name } } } }',
    '{ __schema { types { fields(includeDeprecated: true) { name isDeprecated deprecationReason args(includeDeprecated: true) { name } } } } }',
    '{ __schema { __typename types { enumValues(includeDeprecated: true) { name isDeprecated } inputFields { name } isOneOf specifiedByURL } } }',
    '{ a: __type(name: "Person") { name interfaces { name } } b: __type(name: "Nobody") { name } }',
    '{ __schema { directives { name locations isRepeatable args { name } } queryType { description } mutationType { name } } }',
  ])('%s', (query) => {
    const { data } = executeSync({ schema, document: parse(query) });
    const answer = introspect(schema, parse(query), {}, within(100_000));
    expect(JSON.stringify(answer)).toBe(JSON.stringify(data));
  });
});

test('a part of the schema is described once, however many places ask for it', () => {
  const document = parse('{ __schema { types { fields { type { ofType { name } name } } } } }');
  const answer = introspect(schema, document, {}, within(1_000)) as {
    readonly __schema: { readonly types: readonly { readonly fields: readonly { readonly type: unknown }[] | null }[] };
  };
  const described = answer.__schema.types.flatMap(({ fields }) => fields ?? []).map(({ type }) => type);
  expect(new Set(described).size).toBeLessThan(described.length);
});

describe('a question that multiplies is given up', () => {
  const inner = list(20, (index) => `c${String(index)}: fields(includeDeprecated: $b${String(index)}) { name }`);
  const outer = list(
    10,
    (index) => `a${String(index)}: fields(includeDeprecated: $b${String(index)}) { type { ...I ofType { ...I } } }`,
  );
  const query = `query(${list(20, (index) => `$b${String(index)}: Boolean`)}) { __schema { types { ${outer} } } } fragment I on __Type { ${inner} }`;
  const same = query.replaceAll(/\$b\d+/g, '$b0').replace(/^query\([^)]*\)/, 'query($b0: Boolean)');
  const country = smallCountry();
  const federation = fakeFederation(Object.values(country), { maxIntrospectionValues: 20_000 });

  test.each([
    ['with other variables at every place', query],
    ['with other names at every place', same],
  ])('%s', async (_name, asked) => {
    const { data, errors } = await federation.ask(asked);
    expect(data).toBeNull();
    expect(errorLines(errors)).toEqual(['ANSWER_TOO_LARGE at ']);
  });

  test('before a ministry is asked', async () => {
    await federation.ask(query.replace('{ __schema', '{ peopleCount __schema'));
    expect(country.population.requests).toEqual([]);
  });

  test('without costing other answers their own values', async () => {
    const small = fakeFederation(Object.values(country), { maxValues: 10 });
    expect(errorLines((await small.ask(getIntrospectionQuery())).errors)).toEqual([]);
  });
});

test('a question asked again is answered from memory, another value of a variable is not', () => {
  const ask = createIntrospector(schema, 1_000);
  const text = 'query($v0: String!, $v1: Int) { __type(name: $v0) { name } }';
  const first = ask(parse(text), { v0: 'Person' });
  expect(ask(parse(text), { v0: 'Person', unrelated: 1 })).toBe(first);
  expect(ask(parse(text), { v0: 'Firm' })).toEqual({ __type: { name: 'Firm' } });
  expect(ask(undefined, {})).toEqual({});
});
