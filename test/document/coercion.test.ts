import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { buildSchema, coerceInputValue, isInputType, parseType, typeFromAST, type GraphQLInputType } from 'graphql';
import { quickCoercion, UNDECIDED } from '../../src/document/quickCoercion.ts';

const schema = buildSchema(`
  type Query { a(float: Float, id: ID, one: One, filter: Filter, odd: Odd): Int }
  enum Kind { A B }
  input Filter { year: Int! = 7, kind: Kind, tags: [String!], inner: Filter, others: [Filter] }
  input Odd { constructor: Int }
  input One @oneOf { a: Int, b: Int }
`);
const types = [
  'Int',
  'Int!',
  'Float',
  'ID',
  'String',
  'Boolean!',
  'Kind',
  '[Int!]',
  '[[Int]]',
  'Filter',
  '[Filter!]!',
  'One',
];

const leaf = fc.oneof(
  fc.integer(),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
  fc.constantFrom('A', 'B', 'x', '12', ''),
);
const { value: anything } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('year', 'kind', 'tags', 'inner', 'others', 'a', 'wrong'), tie('value'), {
      maxKeys: 4,
    }),
  ),
}));

function inputType(text: string): GraphQLInputType {
  const type = typeFromAST(schema, parseType(text));
  if (!isInputType(type)) throw new Error(text);
  return type;
}

test('the quick coercion decides nothing otherwise than the library', () => {
  const seen = { decided: 0, left: 0 };
  fc.assert(
    fc.property(fc.constantFrom(...types), anything, (text, value) => {
      const type = inputType(text);
      const errors: string[] = [];
      const expected: unknown = coerceInputValue(
        value,
        type,
        (_path, _value, error) => void errors.push(error.message),
      );
      const quick = quickCoercion(type)(value);
      if (quick === UNDECIDED) seen.left++;
      else {
        seen.decided++;
        expect(errors).toEqual([]);
        expect(JSON.stringify(quick)).toBe(JSON.stringify(expected));
      }
    }),
    { numRuns: 3_000, seed: 20261125 },
  );
  expect(seen.decided).toBeGreaterThan(300);
  expect(seen.left).toBeGreaterThan(300);
});

test('and decides what is right', () => {
  const rights: readonly (readonly [string, unknown])[] = [
    ['Int!', 5],
    ['[[Int]]', [[1], null]],
    ['Filter', { inner: { year: 1, kind: 'B' }, others: [{}], tags: ['a'] }],
    ['Kind', 'A'],
    ['String', null],
  ];
  for (const [text, value] of rights) expect(quickCoercion(inputType(text))(value)).not.toBe(UNDECIDED);
  expect(quickCoercion(inputType('Filter'))({})).toEqual({ year: 7 });
});

test('a field that is called like what every object has is not there unless it was sent', () => {
  expect(quickCoercion(inputType('Odd'))({})).toEqual({});
  expect(quickCoercion(inputType('Odd'))({ constructor: 5 })).toEqual({ constructor: 5 });
});
