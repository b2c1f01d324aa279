import { expect, test } from '@jest/globals';
import { printSchema, type GraphQLScalarType } from 'graphql';
import { composeGraph } from '../../src/compose/composeGraph.ts';
import { composeSubgraphs } from '../../src/compose/composeSubgraphs.ts';
import { contractOf } from '../../src/compose/contractOf.ts';
import type { Graph } from '../../src/model/graph.ts';
import { someScalarRules } from './aDictionary.ts';
import { smallDictionary } from './smallDictionary.ts';

const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key", "@tag", "@inaccessible", "@requires", "@external"])';
const composed = composeSubgraphs([
  {
    id: 'a',
    sdl: `${LINK} type Query { t: T @tag(name: "public") u: U @tag(name: "secret") } type T @key(fields: "id") @tag(name: "public") { id: ID! hidden: Int @inaccessible own: Int @tag(name: "secret") } type U { x: Int }`,
  },
  {
    id: 'b',
    sdl: `${LINK} type T @key(fields: "id") { id: ID! hidden: Int @external sum: Int @requires(fields: "hidden") }`,
  },
]);
const fieldsOf = (graph: Graph, name: string) => {
  const type = graph.schema.getType(name);
  return type && 'getFields' in type ? Object.keys(type.getFields()) : undefined;
};

test('a contract leaves out what is excluded, and what nothing leads to when asked', () => {
  const contract = contractOf(composed, { exclude: ['secret'], hideUnreachable: true });
  expect(fieldsOf(contract, 'Query')).toEqual(['t']);
  expect(fieldsOf(contract, 'T')?.sort()).toEqual(['id', 'sum']);
  expect(contract.schema.getType('U')).toBeUndefined();
  expect(contract.supergraphSdl).toBe(composed.supergraphSdl);
});

test('a contract shows only what is included; the tag of a type is that of its fields', () => {
  const contract = contractOf(composed, { include: ['public'] });
  expect(fieldsOf(contract, 'Query')).toEqual(['t']);
  expect(fieldsOf(contract, 'T')?.sort()).toEqual(['id', 'own', 'sum']);
});

test('a contract without a field of Query is refused', () => {
  expect(() => contractOf(composed, { include: ['nobody'] })).toThrow('it leaves no field of Query');
});

test.each([
  [
    'an argument that must be given',
    'type Query { a(x: Int! @tag(name: "no")): Int }',
    'it hides Query.a(x:), which must be given.',
  ],
  [
    'an input field that must be given',
    'type Query { a(x: X): Int } input X { y: Int z: Int! @tag(name: "no") }',
    'it hides X.z, which must be given.',
  ],
  [
    'a field that an interface promises',
    'type Query { a: I } interface I { x: Int y: Int } type A implements I { x: Int y: Int @tag(name: "no") }',
    'Interface field I.y expected but A does not provide it',
  ],
])('a contract that hides %s is refused', (_, sdl, reason) => {
  const graph = composeSubgraphs([{ id: 'a', sdl: `${LINK} ${sdl}` }]);
  expect(() => contractOf(graph, { exclude: ['no'] })).toThrow(reason);
});

test('what becomes empty or leads nowhere goes with what is hidden', () => {
  const graph = composeSubgraphs([
    {
      id: 'a',
      sdl: `${LINK} type Query { a: A e(x: X y: Int): E u: U } type A { n: Int @tag(name: "no") } type B { n: Int } union U = A | B enum E { P Q @tag(name: "no") } input X @tag(name: "no") { y: Int }`,
    },
  ]);
  const { schema } = contractOf(graph, { exclude: ['no'] });
  const text = printSchema(schema).replace(/\s+/g, ' ');
  // The whole graph's directive stands before the types.
  expect(text).toContain('directive @defer');
  expect(text.slice(text.indexOf('type'))).toBe(
    'type B { n: Int } type Query { e(y: Int): E u: U } union U = B enum E { P }',
  );
});

test('a contract keeps the words of the dictionary and the rules of its scalars', () => {
  const sdl = `type Query { person(personalId: PersonalId!): Person } type Person @key(fields: "personalId") { personalId: PersonalId! fullName: Text spouse: Person @tag(name: "no") }`;
  const whole = composeGraph(smallDictionary, [{ kind: 'sdl', id: 'land', sdl }], someScalarRules(smallDictionary));
  const { schema } = contractOf(whole, { exclude: ['no'] });
  expect(fieldsOf({ ...whole, schema }, 'Person')).toEqual(['personalId', 'fullName']);
  const type = schema.getType('Person');
  expect(type?.description).toBe(whole.schema.getType('Person')?.description);
  const scalar = schema.getType('Text') as GraphQLScalarType;
  expect(() => scalar.parseValue(' spaces ')).toThrow();
});
