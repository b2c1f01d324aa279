import { expect, test } from '@jest/globals';
import { buildSchema } from 'graphql';
import { breakingChanges } from '../../src/compose/breakingChanges.ts';

const before = `
  type Query { person(id: ID!, on: String): Person  search(by: Search!): [Found!] sex: Sex }
  interface Named { name: String! }
  type Person implements Named { name: String!  age: Int }
  type Place { name: String! }
  union Found = Person | Place
  enum Sex { MALE FEMALE }
  input Search { name: String }
`;

test.each([
  ['age: Int', '', 'FIELD_REMOVED', 'Person.age'],
  ['age: Int', 'age: String', 'FIELD_CHANGED_KIND', 'Person.age'],
  ['type Place { name: String! }', '', 'TYPE_REMOVED', 'Place'],
  [', on: String', '', 'ARG_REMOVED', 'Query.person(on:)'],
  ['on: String)', 'on: Int)', 'ARG_CHANGED_KIND', 'Query.person(on:)'],
  [', on: String', ', on: String, why: String!', 'REQUIRED_ARG_ADDED', 'Query.person'],
  ['MALE FEMALE', 'FEMALE', 'VALUE_REMOVED_FROM_ENUM', 'Sex.MALE'],
  ['= Person | Place', '= Person', 'TYPE_REMOVED_FROM_UNION', 'Found.Place'],
  ['Person implements Named', 'Person', 'IMPLEMENTED_INTERFACE_REMOVED', 'Person'],
  ['Search { name: String }', 'Search { name: String  age: Int! }', 'REQUIRED_INPUT_FIELD_ADDED', 'Search'],
  ['Search { name: String }', 'Search { age: Int }', 'FIELD_REMOVED', 'Search.name'],
  ['Search { name: String }', 'Search { name: Int }', 'FIELD_CHANGED_KIND', 'Search.name'],
])('%s → %s is %s at %s', (old, changed, kind, coordinate) => {
  expect(before).toContain(old);
  const after = before
    .replace(old, changed)
    .replace(/ \| Place$/m, changed === '' && kind === 'TYPE_REMOVED' ? '' : '$&');
  expect(breakingChanges(buildSchema(before), buildSchema(after))).toContainEqual(
    expect.objectContaining({ kind, coordinate }),
  );
});

test('what is added, and what is promised more firmly, breaks nobody', () => {
  const after = before.replace('age: Int', 'age: Int! height: Int').replace('MALE FEMALE', 'MALE FEMALE OTHER');
  expect(breakingChanges(buildSchema(before), buildSchema(after))).toEqual([]);
});
