import { expect, test } from '@jest/globals';
import { schemaDifferences } from '../../src/compose/schemaDifferences.ts';

const declared = `
  type Query { parcel(id: ID!, on: String): Parcel }
  type Parcel @key(fields: "id") @key(fields: "commune sheet") { id: ID! commune: String! sheet: String! area: Float kind: Kind holder: Holder }
  type Person @key(fields: "personalId", resolvable: false) { personalId: ID! }
  type Enterprise { code: ID! }
  union Holder = Person | Enterprise
  enum Kind { HOUSE FIELD }
  input Filter { name: String }
`;

/** The declared schema with one change. */
const live = (from: string | RegExp, to: string) => declared.replace(from, to);

const cases: readonly (readonly [string, string, readonly string[]])[] = [
  ['nothing', declared, []],
  [
    'order',
    live(
      /Parcel @key.*\n/,
      (/Parcel @key.*\n/.exec(declared)?.[0] ?? '').replace('id: ID! commune: String!', 'commune: String! id: ID!'),
    ),
    [],
  ],
  ['spelling of a key', live('"commune sheet"', '"sheet,  commune"'), []],
  ['descriptions', live('area: Float', '"Square metres." area: Float'), []],
  ['an addition', `${declared} type More { a: Int } extend type Parcel { price: Int }`, []],
  ['an extension in place of a type', live('type Query', 'extend type Query'), []],
  [
    'federation’s own additions',
    `${declared} scalar _Any type _Service { sdl: String } extend type Query { _service: _Service! }`,
    [],
  ],
  ['a lost type', live('type Enterprise { code: ID! }', ''), ['Enterprise is missing.']],
  ['a lost field', live('area: Float', ''), ['Parcel.area is missing.']],
  ['a changed field', live('area: Float', 'area: [Float]'), ['Parcel.area is [Float], declared as Float.']],
  ['a lost argument', live(', on: String', ''), ['Query.parcel(on:) is missing.']],
  ['a changed argument', live('id: ID!,', 'id: Int!,'), ['Query.parcel(id:) is Int!, declared as ID!.']],
  [
    'a new argument that must be sent',
    live('on: String', 'on: String, why: String!'),
    ['Query.parcel(why:) is demanded and not declared.'],
  ],
  ['a new argument with a default', live('on: String', 'on: String, why: String! = "x"'), []],
  ['a lost key', live('@key(fields: "commune sheet")', ''), ['Parcel has no key "commune sheet".']],
  [
    'a key that no longer resolves',
    live('@key(fields: "id")', '@key(fields: "id", resolvable: false)'),
    ['Parcel has no key "id".'],
  ],
  ['a lost enum value', live('HOUSE FIELD', 'HOUSE'), ['Kind.FIELD is missing.']],
  ['a lost member', live('Person | Enterprise', 'Person'), ['Holder.Enterprise is missing.']],
  ['another kind', live('enum Kind { HOUSE FIELD }', 'scalar Kind'), ['Kind is of another kind.']],
  [
    'a lost input field',
    live('input Filter { name: String }', 'input Filter { age: Int }'),
    ['Filter.name is missing.'],
  ],
  [
    'a new input field that must be sent',
    live('name: String', 'name: String, age: Int!'),
    ['Filter.age is demanded and not declared.'],
  ],
  [
    'several at once, sorted',
    live('area: Float kind: Kind', ''),
    ['Parcel.area is missing.', 'Parcel.kind is missing.'],
  ],
  ['garbage', '<html>503</html>', ['The live schema cannot be read.']],
  ['an empty answer', '', ['The live schema cannot be read.']],
];

test.each(cases)('a live schema that differs in %s', (_, liveSdl, differences) => {
  expect(schemaDifferences(declared, liveSdl)).toEqual(differences);
});

test('a declaration that cannot be read says so', () => {
  expect(schemaDifferences('type {', declared)).toEqual(['The declared schema cannot be read.']);
});
