import { describe, expect, test } from '@jest/globals';
import { buildSchema } from 'graphql';
import { createDocumentStage, type DocumentRequest } from '../../src/document/createDocumentStage.ts';
import { documentStage, refusalCodes } from './schema.ts';

const SECRET = '001099012345';

function outcomeOf(request: DocumentRequest) {
  return documentStage().prepare(request, { profileId: 'test', refuse: () => undefined });
}

function errorsOf(request: DocumentRequest) {
  const outcome = outcomeOf(request);
  return outcome.ok ? [] : outcome.errors;
}

describe('what is wrong is said with its code and its place', () => {
  const cases: readonly (readonly [string, DocumentRequest, string, readonly { line: number; column: number }[]])[] = [
    ['a syntax error', { query: '{ people {\n  born' }, 'DOCUMENT_SYNTAX', [{ line: 2, column: 7 }]],
    ['an empty document', { query: '' }, 'DOCUMENT_SYNTAX', [{ line: 1, column: 1 }]],
    ['an unknown field', { query: '{ people {\n  wrong } }' }, 'DOCUMENT_INVALID', [{ line: 2, column: 3 }]],
    [
      'fields that conflict',
      { query: '{ a: people { born } a: holders { __typename } }' },
      'DOCUMENT_INVALID',
      [
        { line: 1, column: 3 },
        { line: 1, column: 22 },
      ],
    ],
    [
      'a wrong variable',
      { query: 'query($n: Int) { people(first: $n) { born } }', variables: { n: 'x' } },
      'VARIABLE_INVALID',
      [{ line: 1, column: 7 }],
    ],
    [
      'a missing variable',
      { query: 'query($i: ID!) { person(personalId: $i) { born } }' },
      'VARIABLE_INVALID',
      [{ line: 1, column: 7 }],
    ],
    [
      'null for an argument that has a default but admits no null',
      { query: 'query($b: Boolean = true) { people { born @skip(if: $b) } }', variables: { b: null } },
      'DOCUMENT_INVALID',
      [{ line: 1, column: 53 }],
    ],
  ];
  test.each(cases)('%s', (_name, request, code, locations) => {
    const errors = errorsOf(request);
    expect(errors.map(({ extensions }) => extensions.code)).toEqual([code]);
    expect(errors[0]?.locations).toEqual(locations);
    expect(outcomeOf(request)).toMatchObject({ status: 400 });
  });

  test('an operation that is not there, not named, or not offered', () => {
    const query = 'query A { people { born } } query B { people { born } }';
    expect(refusalCodes({ query })).toEqual(['OPERATION_NOT_FOUND']);
    expect(refusalCodes({ query, operationName: 'C' })).toEqual(['OPERATION_NOT_FOUND']);
    expect(refusalCodes({ query, operationName: 'B' })).toEqual([]);
  });

  test('a kind of operation that the schema does not have', () => {
    const stage = createDocumentStage({ schema: buildSchema('type Query { born: Int }') });
    const outcome = stage.prepare({ query: 'mutation { born }' }, { profileId: 'test', refuse: () => undefined });
    const codes = outcome.ok ? [] : outcome.errors.map(({ extensions }) => extensions.code);
    expect(codes).toEqual(['OPERATION_KIND_UNSUPPORTED']);
  });

  test('a mutation where only reading is admitted', () => {
    const outcome = outcomeOf({ query: 'mutation { register(name: "x") { born } }', readOnly: true });
    expect(outcome).toMatchObject({ ok: false, status: 405, errors: [{ extensions: { code: 'MUTATION_READ_ONLY' } }] });
  });

  test('the part of a variable that is wrong is named', () => {
    const query = 'query($f: Filter) { person(personalId: 1, filter: $f) { born } }';
    const errors = errorsOf({ query, variables: { f: { inner: { tags: ['a', null] }, year: 'x', odd: 1 } } });
    expect(errors.map(({ extensions }) => extensions['at'])).toEqual([['year'], ['inner', 'tags', 1], []]);
  });

  test('at most twenty errors come back', () => {
    const fields = Array.from({ length: 300 }, (_, index) => `x${String(index)}`).join(' ');
    expect(errorsOf({ query: `{ people { ${fields} } }` }).length).toBeLessThanOrEqual(21);
    const tags = Array.from({ length: 300 }, () => null);
    const query = 'query($f: Filter) { person(personalId: 1, filter: $f) { born } }';
    expect(errorsOf({ query, variables: { f: { tags } } })).toHaveLength(20);
  });
});

describe('no error repeats a value that was sent', () => {
  const requests: readonly DocumentRequest[] = [
    { query: `{ person(personalId: "${SECRET}" "${SECRET}") { born } }` },
    { query: `{ person(personalId: { a: "${SECRET}" }) { born } }` },
    { query: `{ people(first: "${SECRET}") { born } }` },
    { query: `{ people(first: ${SECRET}) { born } }` },
    { query: `{ person(personalId: 1, filter: { tags: [{ a: "${SECRET}" }] }) { born } }` },
    { query: `{ person(personalId: 1, filter: { year: 1${SECRET} }) { born } }` },
    { query: `{ person(personalId: """${SECRET}""" """${SECRET}""") { born } }` },
    { query: 'query($n: Int) { people(first: $n) { born } }', variables: { n: SECRET } },
    {
      query: 'query($f: Filter) { person(personalId: 1, filter: $f) { born } }',
      variables: { f: { year: SECRET, tags: [1, SECRET, { a: SECRET }] } },
    },
  ];
  test.each(requests.map((request) => [String(request.query).slice(0, 60), request] as const))(
    '%s',
    (_name, request) => {
      const errors = errorsOf(request);
      expect(errors.length).toBeGreaterThan(0);
      expect(JSON.stringify(errors)).not.toContain(SECRET);
    },
  );
});
