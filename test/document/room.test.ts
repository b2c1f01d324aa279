import { describe, expect, test } from '@jest/globals';
import { GraphQLString, parse, parseValue } from 'graphql';
import { documentBytes, hoistedBytes, operationBytes } from '../../src/document/cacheWeights.ts';
import type { NormalisedOperation } from '../../src/model/operation.ts';
import { documentStage, prepared, refusalCodes } from './schema.ts';

const access = { profileId: 'test', refuse: () => undefined };
const list = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => text(index)).join(' ');

/** Size of everything the client gets for a document (characters of JSON). */
function answerSize(query: string, variables: Readonly<Record<string, unknown>> = {}): number {
  return JSON.stringify(documentStage().prepare({ query, variables }, access)).length;
}

describe('an error does not bring back what was sent in full', () => {
  const long = 'x'.repeat(100_000);
  const cycle = list(400, (at) => `fragment F${String(at)} on Person { ...F${String((at + 1) % 400)} }`);
  test.each([
    ['a field', `{ people { ${long} } }`],
    ['an alias', `{ ${long}: people { born } }`],
    ['a name where none may stand', `{ people } ${long}`],
    ['a variable', `query($${long}: Int!) { people(first: $${long}) { born } }`],
    ['an enum value', `{ people(first: ${long}) { born } }`],
    ['a type', `{ people { ... on ${long} { born } } }`],
    ['a text', `{ people(first: "${long}") { born } }`],
    ['a number', `{ people(first: 1.${'9'.repeat(100_000)}z) { born } }`],
    ['four hundred fragments in a ring', `{ people { ...F0 } } ${cycle}`],
    ['many wrong fields', `{ people { ${list(400, (at) => `${'y'.repeat(90)}${String(at)}`)} } }`],
  ])('%s', (_name, query) => {
    expect(answerSize(query)).toBeLessThan(20_000);
  });
});

test('a name may be a hundred characters long, wherever it stands', () => {
  const name = 'n'.repeat(100);
  expect(refusalCodes(`query ${name}($${name}: Int) { ${name}: people(first: $${name}) { born } }`)).toEqual([]);
  expect(refusalCodes(`{ ${name}n: people { born } }`)).toEqual(['DOCUMENT_TOO_LARGE']);
  expect(refusalCodes(`{ person(personalId: "${name}n") { born } } # ${name}n`)).toEqual([]);
});

describe('a cache knows how much room its entries take', () => {
  test('a document by its tokens, which may be one letter each', () => {
    const dense = `{ ${'a '.repeat(5_000)} }`;
    expect(documentBytes(parse(dense), dense)).toBeGreaterThan(5_000 * 500);
  });

  test('an operation by its fields, at every depth', () => {
    const query = `{ ${list(20, (at) => `a${String(at)}: people { ${list(30, (inner) => `b${String(inner)}: born`)} }`)} }`;
    expect(operationBytes(prepared(query).operation, query)).toBeGreaterThan(20 * 31 * 2_000);
  });

  test('large documents make room for each other', () => {
    const stage = documentStage({ breadth: 10_000, fields: 10_000 });
    const large = (at: number) => ({ query: `{ z${String(at)}: __typename ${'__typename '.repeat(9_900)} }` });
    for (let at = 0; at < 10; at++) stage.prepare(large(at), access);
    stage.prepare(large(9), access);
    expect(stage.work.parsed).toBe(10);
    stage.prepare(large(0), access);
    expect(stage.work.parsed).toBe(11);
  });
});

test('an operation does not keep the document that it came from', () => {
  const { operation } = prepared(
    'query($f: Filter) { person(personalId: "079099012345", filter: $f) { born } people(first: 3) { born } }',
  );
  const reached = new Set<unknown>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null || reached.has(value)) return;
    reached.add(value);
    for (const inner of Object.values(value)) visit(inner);
  };
  const withoutTypes = operation.hoisted.map((variable) => ({ ...variable, type: undefined }));
  visit([operation.projection, withoutTypes] satisfies readonly [NormalisedOperation['projection'], unknown]);
  const kinds = [...reached].map(
    (value) => (value as { readonly constructor?: { readonly name: string } }).constructor?.name,
  );
  expect(kinds.filter((name) => name === 'Token' || name === 'Location' || name === 'Source')).toEqual([]);
  // Nor what another client has written out.
  expect(JSON.stringify([operation.text, operation.projection, withoutTypes])).not.toContain('079099012345');
});

test('written values are weighed too', () => {
  const item = { name: 'v0', type: GraphQLString, value: parseValue(`[${'1,'.repeat(1_000)}]`) };
  expect(hoistedBytes([item])).toBeGreaterThan(1_000 * 200);
});
