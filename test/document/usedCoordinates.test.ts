import { expect, test } from '@jest/globals';
import { buildSchema, parse } from 'graphql';
import { usedCoordinates } from '../../src/document/usedCoordinates.ts';

const schema = buildSchema(`
  type Query { person(id: ID!, sex: Sex): Person  search(by: Search): [Found!]  any: Named }
  interface Named { name: String! }
  type Person implements Named { name: String!  sex: Sex  age: Int }
  type Place { name: String! }
  union Found = Person | Place
  enum Sex { MALE FEMALE }
  input Search { name: String  all: [Search!]  sex: Sex }
`);

const used = (text: string) => [...usedCoordinates(parse(text), schema)].filter((one) => !one.endsWith('.')).sort();

test('fields with their arguments and types, literals, and the interfaces that a field comes from', () => {
  expect(used('{ person(id: 1, sex: MALE) { name } }')).toEqual([
    ...['Named.name', 'Person', 'Person.name', 'Query', 'Query.person', 'Query.person(id:)', 'Query.person(sex:)'],
    ...['Sex.MALE', 'String'],
  ]);
});

test('fragments name types, objects in literals name their fields', () => {
  const found = used('{ search(by: { name: "x" }) { ...on Place { name } ...F } } fragment F on Person { age }');
  for (const one of ['Place', 'Place.name', 'Person.age', 'Search.name']) expect(found).toContain(one);
  expect(found).not.toContain('Search.sex');
});

test('of a variable everything may be sent, of an input that holds itself too', () => {
  const found = used('query ($by: Search) { search(by: $by) { __typename } }');
  for (const one of ['Search', 'Search.name', 'Search.all', 'Search.sex', 'Sex.MALE', 'Sex.FEMALE'])
    expect(found).toContain(one);
});
