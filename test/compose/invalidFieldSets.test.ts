import { describe, expect, test } from '@jest/globals';
import { composeSubgraphs } from '../../src/compose/composeSubgraphs.ts';
import { CompositionError } from '../../src/compose/compositionError.ts';

const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key", "@external", "@requires", "@provides", "@shareable"])';

function refusals(...sources: readonly string[]): readonly unknown[] {
  try {
    composeSubgraphs(sources.map((sdl, at) => ({ id: `source-${at}`, sdl: `${LINK} ${sdl}` })));
  } catch (error) {
    if (error instanceof CompositionError) return error.findings.map(({ params }) => params['reason']);
    throw error;
  }
  return [];
}

/** A type by a key, alone. */
const keyed = (key: string) =>
  refusals(
    `type Query { t: T } type T @key(fields: "${key}") { id: ID! ids: [ID!] part: Part any: Any all: [Any] } type Part { a: Int } type Other { b: Int } union Any = Part | Other`,
  );

/** A field that is computed of fields of another source. */
const requiring = (fields: string) => {
  const others = 'size(unit: Unit!, round: Boolean, at: Int! = 1, in: Range): Int';
  const types = 'enum Unit { M KM } input Range { least: Int! most: Float }';
  return refusals(
    `type Query { t: T } type T @key(fields: "id") { id: ID! ${others} v: V } type V { n: Int @shareable } ${types}`,
    `type T @key(fields: "id") { id: ID! ${others} @external v: V @external z: Int @requires(fields: "${fields}") } type V { n: Int @shareable } ${types}`,
  );
};

/** A field below which another source's fields are provided. */
const providing = (fields: string) =>
  refusals(
    `type Query { t: T @provides(fields: "${fields}") } type T @key(fields: "id") { id: ID! v: V @external n: Int @external } type V { a: Int @shareable }`,
    'type T @key(fields: "id") { id: ID! v: V n: Int } type V { a: Int @shareable }',
  );

describe('a key', () => {
  test.each(['id', 'ids', 'id part { a }', '__typename id'])('is admitted: %s', (key) => {
    expect(keyed(key)).toEqual([]);
  });

  test.each([
    ['part', 'field "T.part" is of the object type "Part" and must have a selection of its fields'],
    ['id { a }', 'field "T.id" is of the type "ID", which has no fields to select'],
    ['part { a { b } }', 'field "Part.a" is of the type "Int", which has no fields to select'],
    ['any { ... on Part { a } }', 'field "T.any" is of a union type, which is not allowed in @key'],
    ['all { __typename }', 'field "T.all" is of a union type, which is not allowed in @key'],
  ])('is refused: %s', (key, problem) => {
    expect(keyed(key)).toEqual([`[source-0] On type "T", for @key(fields: "${key}"): ${problem}`]);
  });
});

describe('@requires', () => {
  test.each(['size(unit: KM)', 'size(unit: M, round: true)', 'size(unit: M, in: { least: 1, most: 2 })', 'v { n }'])(
    'is admitted: %s',
    (fields) => {
      expect(requiring(`${fields} ${fields.startsWith('v') ? 'size(unit: M)' : 'v { n }'}`)).toEqual([]);
    },
  );

  test.each([
    ['size(unit: M) v', 'field "T.v" is of the object type "V" and must have a selection of its fields'],
    ['size(unit: M) { n } v { n }', 'field "T.size" is of the type "Int", which has no fields to select'],
    ['size(unit: M, by: 1) v { n }', 'argument "T.size(by:)" is unknown'],
    ['size v { n }', 'argument "T.size(unit:)" is required and not given'],
    ['size(unit: MILE) v { n }', 'argument "T.size(unit:)" is not of the type "Unit!"'],
    ['size(unit: null) v { n }', 'argument "T.size(unit:)" is not of the type "Unit!"'],
    ['size(unit: $unit) v { n }', 'argument "T.size(unit:)" is not of the type "Unit!"'],
    ['size(unit: M, round: 1) v { n }', 'argument "T.size(round:)" is not of the type "Boolean"'],
    ['size(unit: M, in: { least: 1, most: [2] }) v { n }', 'argument "T.size(in:)" is not of the type "Range"'],
  ])('is refused: %s', (fields, problem) => {
    expect(requiring(fields)).toEqual([`[source-1] On field "T.z", for @requires(fields: "${fields}"): ${problem}`]);
  });
});

test('@provides is refused below a leaf', () => {
  const fields = 'n { a } v { a }';
  expect(providing(fields)).toEqual([
    `[source-0] On field "Query.t", for @provides(fields: "${fields}"): field "T.n" is of the type "Int", which has no fields to select`,
  ]);
});
