import { describe, expect, test } from '@jest/globals';
import { createDocumentStage } from '../../src/document/createDocumentStage.ts';
import type { Refuse } from '../../src/document/expansionInput.ts';
import { prepared, schema } from './schema.ts';

const refusing =
  (...coordinates: readonly string[]): Refuse =>
  (type, field) =>
    coordinates.includes(`${type}.${field}`) ? { code: 'DEPENDENCY_UNAVAILABLE', params: {} } : undefined;

describe('a refused field is not asked for', () => {
  const cases: readonly (readonly [string, string, Refuse, string])[] = [
    ['beside others', '{ people { born secret } }', refusing('Person.secret'), 'query { people { born } }'],
    [
      'alone: not even the object that it is of',
      '{ people { secret } holders { __typename } }',
      refusing('Person.secret'),
      'query { holders { __typename } }',
    ],
    ['at several levels', '{ people { spouse { spouse { secret } } } }', refusing('Person.secret'), ''],
    [
      'with the type asked for',
      '{ people { __typename secret } }',
      refusing('Person.secret'),
      'query { people { __typename } }',
    ],
    ['at the root, with all under it', '{ people { born } }', refusing('Query.people'), ''],
    ['of an interface', '{ named { name } }', refusing('Named.name'), ''],
    [
      'of one type of an interface',
      '{ named { name } }',
      refusing('Firm.name'),
      'query { named { __typename ... on Person { name } } }',
    ],
    [
      'of a union',
      '{ holders { ... on Person { secret } ... on Firm { code } } }',
      refusing('Person.secret'),
      'query { holders { __typename ... on Firm { code } } }',
    ],
  ];
  test.each(cases)('%s', (_name, query, refuse, expected) => {
    expect(prepared(query, refuse).operation.text).toBe(expected);
  });

  test('nor are its arguments hoisted', () => {
    expect(prepared('{ person(personalId: 1) { secret } }', refusing('Person.secret')).variables).toEqual({});
  });
});

test('a profile never gets the normal form of another', () => {
  const stage = createDocumentStage({ schema });
  const text = (profileId: string, refuse: Refuse) => {
    const outcome = stage.prepare({ query: '{ people { born secret } }' }, { profileId, refuse });
    return outcome.ok ? outcome.prepared.operation.text : '';
  };
  expect(text('doctor', () => undefined)).toBe('query { people { born secret } }');
  expect(text('notary', refusing('Person.secret'))).toBe('query { people { born } }');
  expect(text('doctor', () => undefined)).toBe('query { people { born secret } }');
  expect(stage.work).toEqual({ parsed: 1, normalised: 2 });
});

test('conditions share a document and differ in their normal form', () => {
  const stage = createDocumentStage({ schema });
  const query = 'query($b: Boolean!, $n: Int) { people(first: $n) { born personalId @include(if: $b) } }';
  const texts = [true, false, true, false].map((b, n) => {
    const outcome = stage.prepare({ query, variables: { b, n } }, { profileId: 'p', refuse: () => undefined });
    return outcome.ok ? outcome.prepared.operation.text : '';
  });
  expect(new Set(texts).size).toBe(2);
  expect(stage.work).toEqual({ parsed: 1, normalised: 2 });
});
