import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parse, validate } from 'graphql';
import { randomOperation, seededRandom } from '../support/randomOperation.ts';
import { createDocumentStage } from '../../src/document/createDocumentStage.ts';
import { fakeFederation } from '../support/fakeFederation.ts';
import { smallCountry } from '../support/smallCountry.ts';
import { prepared, schema } from './schema.ts';

const squeeze = (text: string) => text.replace(/\s+/g, ' ').trim();

describe('the normal form', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    [
      'drops aliases and merges what is asked twice',
      '{ people { a: born b: born born } }',
      'query { people { born } }',
    ],
    [
      'hoists a literal and names its field by number',
      '{ person(personalId: "1") { born } }',
      'query($v0: ID!) { _a0_person: person(personalId: $v0) { born } }',
    ],
    [
      'merges equal arguments whatever their order, and keeps different ones apart',
      '{ a: person(personalId: 1, filter: {year: 2, tags: []}) { born } b: person(filter: {tags: [], year: 2}, personalId: 1) { name } c: person(personalId: 2) { born } }',
      `query($v0: ID!, $v1: Filter, $v2: ID!) {
        _a0_person: person(personalId: $v0, filter: $v1) { born name } _a1_person: person(personalId: $v2) { born } }`,
    ],
    [
      'expands fragments that do not narrow',
      'query { people { ...A ... on Named { ...B } } } fragment A on Person { ... { born } } fragment B on Person { personalId }',
      'query { people { born personalId } }',
    ],
    [
      'keeps conditions that narrow, and asks for the type there',
      '{ holders { ... on Person { born } ... on Firm { code } ... on Holder { ... on Person { personalId } } } }',
      'query { holders { __typename ... on Person { born personalId } ... on Firm { code } } }',
    ],
    [
      'gives one name of two types two keys',
      '{ holders { ... on Person { a: born } ... on Firm { b: born } } }',
      'query { holders { __typename ... on Person { born } ... on Firm { _a0_born: born } } }',
    ],
    [
      'resolves conditions',
      '{ people { born @skip(if: true) personalId @include(if: true) ... @include(if: false) { name } } }',
      'query { people { personalId } }',
    ],
    [
      'asks at least whether an object is there',
      '{ people { __typename } named { name @skip(if: true) } }',
      'query { people { __typename } named { __typename } }',
    ],
    ['asks nobody for what is known here', '{ __typename __schema { queryType { name } } }', ''],
    [
      'leaves out fragments that can never apply',
      '{ holders { ... on Person { ... on Named { ... on Firm { code } } born } } }',
      'query { holders { __typename ... on Person { born } } }',
    ],
    [
      'keeps a mutation a mutation',
      'mutation { register(name: "x") { born } }',
      'mutation($v0: String!) { _a0_register: register(name: $v0) { born } }',
    ],
  ];
  test.each(cases)('%s', (_name, query, expected) => {
    expect(prepared(query).operation.text).toBe(squeeze(expected));
  });

  test('is the same for documents that differ in names and literals only', () => {
    const one = prepared('query A { x: person(personalId: "1") { n: name(short: true) } }').operation;
    const other = prepared({
      query:
        'query B($i: ID!, $s: Boolean) { y: person(personalId: $i) { ...F } } fragment F on Person { name(short: $s) }',
      variables: { i: '2' },
    }).operation;
    expect(other.text).toBe(one.text);
  });

  test('is valid, and settles, for random operations', () => {
    const federation = fakeFederation(Object.values(smallCountry()));
    const stage = createDocumentStage({ schema: federation.schema });
    const normal = (query: string, variables: Readonly<Record<string, unknown>>) => {
      const outcome = stage.prepare({ query, variables }, { profileId: 'test', refuse: () => undefined });
      if (!outcome.ok) throw new Error(outcome.errors[0]?.message);
      return outcome.prepared;
    };
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const { query, variables } = randomOperation(federation.schema, seededRandom(seed));
        const first = normal(query, variables);
        expect(validate(federation.schema, parse(first.operation.text))).toEqual([]);
        // Numbers follow the document: what is merged forward is numbered anew once, and then stays.
        const second = normal(first.operation.text, first.variables);
        expect(second.operation.text.length).toBe(first.operation.text.length);
        expect(normal(second.operation.text, second.variables).operation.text).toBe(second.operation.text);
      }),
      { numRuns: 100, seed: 20261120 },
    );
  });
});

describe('the values of hoisted variables', () => {
  const query =
    'query($i: ID!, $y: Int, $t: String = "d") { person(personalId: $i, filter: { year: $y, tags: ["a", $t], inner: { year: $y } }) { name(short: true) } }';
  test('hold the client’s variables inside lists and input objects', () => {
    expect(prepared({ query, variables: { i: 7, y: 3 } }).variables).toEqual({
      v0: '7',
      v1: { year: 3, tags: ['a', 'd'], inner: { year: 3 } },
      v2: true,
    });
  });
  test('leave out what the client left out', () => {
    expect(prepared({ query, variables: { i: '7' } }).variables['v1']).toEqual({ tags: ['a', 'd'], inner: {} });
  });
  test('leave a lone variable without value to the default of the argument', () => {
    const asked = 'query($n: Int) { people(first: $n) { born } }';
    expect(prepared(asked).variables).toEqual({ v0: 10 });
    expect(prepared({ query: asked, variables: { n: null } }).variables).toEqual({ v0: null });
  });
});

test('the operation keeps its name and its kind', () => {
  const operation = prepared({
    query: 'query A { people { born } } mutation B { register(name: "x") { born } }',
    operationName: 'B',
  }).operation;
  expect(operation).toMatchObject({ name: 'B', kind: 'mutation' });
  expect(schema.getMutationType()?.name).toBe('Mutation');
});
