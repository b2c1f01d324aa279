import { describe, expect, test } from '@jest/globals';
import { executeSync, getIntrospectionQuery, GraphQLSchema, parse } from 'graphql';
import { scalarResultOf } from './scalarResultOf.ts';
import { errorLines, fakeFederation } from '../support/fakeFederation.ts';
import { fakeSource } from '../support/fakeSource.ts';
import { smallCountry } from '../support/smallCountry.ts';

const country = fakeFederation(Object.values(smallCountry()));

describe('the answer has the shape that the client wrote', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    [
      'keys in the order of the document, whichever ministry answers',
      '{ b: peopleCount person(personalId: "1") { taxClass a: fullName firms { code } personalId } a: __typename }',
      '{"b":3,"person":{"taxClass":"SMALL","a":"Nguyễn Văn An","firms":[],"personalId":"1"},"a":"Query"}',
    ],
    [
      'one object for fields that were written twice',
      '{ person(personalId: "1") { taxClass } ...F } fragment F on Query { person(personalId: "1") { fullName taxClass } }',
      '{"person":{"taxClass":"SMALL","fullName":"Nguyễn Văn An"}}',
    ],
    [
      'a key called __proto__ is a key',
      '{ __proto__: peopleCount person(personalId: "1") { __proto__: taxClass constructor: fullName } }',
      '{"__proto__":3,"person":{"__proto__":"SMALL","constructor":"Nguyễn Văn An"}}',
    ],
    [
      'introspection beside data',
      '{ peopleCount t: __type(name: "Boat") { n: name fields(includeDeprecated: true) { name } } }',
      '{"peopleCount":3,"t":{"n":"Boat","fields":[{"name":"hull"},{"name":"label"},{"name":"area"},{"name":"crew"}]}}',
    ],
    [
      'aliases under types that share a name',
      '{ firm(code: "x") { director { parcels(first: 1) { holders { ... on Person { a: birthYear } ... on Firm { b: label } } } } } }',
      '{"firm":{"director":{"parcels":[{"holders":[{"a":1981},{"b":24}]}]}}}',
    ],
  ];
  test.each(cases)('%s', async (_name, query, expected) => {
    const { data, errors } = await country.ask(query);
    expect(errors).toEqual([]);
    expect(JSON.stringify(data)).toBe(expected);
  });
});

test('the usual introspection query is answered as the library answers it', async () => {
  const query = getIntrospectionQuery({ descriptions: true, specifiedByUrl: true, inputValueDeprecation: true });
  const { data, errors } = await country.ask(query);
  expect(errors).toEqual([]);
  const expected = executeSync({ schema: country.schema, document: parse(query) });
  expect(JSON.stringify(data)).toBe(JSON.stringify(expected.data));
});

describe('a refused field is null, with an error of its own', () => {
  const refuse = (type: string, field: string) =>
    ['Person.taxClass', 'Person.taxDue'].includes(`${type}.${field}`)
      ? { code: 'DEPENDENCY_UNAVAILABLE', params: {} }
      : undefined;

  test('beside fields that are answered; nobody is asked for it', async () => {
    const ministries = smallCountry();
    const { data, errors } = await fakeFederation(Object.values(ministries)).ask(
      '{ people(first: 1) { n: fullName t: taxClass } }',
      { refuse },
    );
    expect(data).toEqual({ people: [{ n: 'Nguyễn Văn An', t: null }] });
    expect(errorLines(errors)).toEqual(['DEPENDENCY_UNAVAILABLE at people.0.t']);
    expect(ministries.tax.requests).toEqual([]);
  });

  test('alone: its object is not even looked for', async () => {
    const ministries = smallCountry();
    const { data, errors } = await fakeFederation(Object.values(ministries)).ask(
      '{ person(personalId: "1") { a: taxClass taxDue spouse { taxClass } } people { taxClass taxDue } }',
      { refuse },
    );
    expect(data).toEqual({ person: null, people: null });
    expect(errorLines(errors)).toEqual([
      'DEPENDENCY_UNAVAILABLE at person.a',
      'DEPENDENCY_UNAVAILABLE at person.taxDue',
      'DEPENDENCY_UNAVAILABLE at person.spouse.taxClass',
      'DEPENDENCY_UNAVAILABLE at people',
    ]);
    expect(Object.values(ministries).flatMap(({ requests }) => requests)).toEqual([]);
  });

  test('alone in one place, with others in another place of the same object', async () => {
    const { data, errors } = await country.ask(
      '{ person(personalId: "1") { taxClass } ... { person(personalId: "1") { fullName } } }',
      { refuse },
    );
    expect(JSON.stringify(data)).toBe('{"person":{"taxClass":null,"fullName":"Nguyễn Văn An"}}');
    expect(errorLines(errors)).toEqual(['DEPENDENCY_UNAVAILABLE at person.taxClass']);
  });
});

test('scalars go through their rule, and a refused value tells the reason only', async () => {
  const source = fakeSource({
    id: 's',
    sdl: 'type Query { good: Upper bad: Upper list: [Upper!] } scalar Upper',
    resolvers: { Query: { good: () => 'a', bad: () => 'secret', list: () => ['b', 'c'] } },
  });
  const rule = {
    name: 'Upper',
    parse: scalarResultOf((text) => text),
    serialise: scalarResultOf((text) => (text === 'secret' ? undefined : text.toUpperCase())),
  };
  const federation = fakeFederation([source], { scalars: new Map([['Upper', rule]]) });
  const { data, errors } = await federation.ask('{ good bad list }');
  expect(data).toEqual({ good: 'A', bad: null, list: ['B', 'C'] });
  expect(errorLines(errors)).toEqual(['VALUE_INVALID at bad from s']);
  expect(errors[0]?.extensions).toMatchObject({ reason: 'VALUE_INVALID' });
  expect(JSON.stringify(errors)).not.toContain('secret');
  expect(federation.schema).toBeInstanceOf(GraphQLSchema);
});
