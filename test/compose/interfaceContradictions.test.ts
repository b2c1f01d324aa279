import { describe, expect, test } from '@jest/globals';
import { composeSubgraphs } from '../../src/compose/composeSubgraphs.ts';
import { CompositionError } from '../../src/compose/compositionError.ts';

const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key", "@external", "@requires", "@shareable", "@interfaceObject"])';

/** What is wrong with a field as the interface and its member state it, and as an object that stands for the interface does. */
function refusals(field: string, standing: string, more = ''): readonly unknown[] {
  const whole = `type Query { all: [Node] } interface Node @key(fields: "id") { id: ID! ${field} } type N implements Node @key(fields: "id") { id: ID! ${field} @shareable }`;
  const part = `type Query { some: [Node] } type Node @interfaceObject @key(fields: "id") { id: ID! ${standing} }`;
  try {
    composeSubgraphs([whole, part].map((sdl, at) => ({ id: `source-${at}`, sdl: `${LINK} ${sdl} ${more}` })));
  } catch (error) {
    if (error instanceof CompositionError) return error.findings.map(({ params }) => params['reason']);
    throw error;
  }
  return [];
}

const shared = (field: string) => `${field} @shareable`;
const named = (field: string) => `${field} @external more: Int @requires(fields: "name")`;
const types =
  'type A @shareable { a: Int } type B @shareable { b: Int } union Wide = A | B union Narrow = A interface Any { a: Int } type C implements Any @shareable { a: Int }';

describe('what an interface and its object may state differently', () => {
  test.each([
    ['nothing', 'name: String', shared('name: String')],
    ['never null in the object', 'name: String', shared('name: String!')],
    ['never null in the interface', 'name: String!', shared('name: String')],
    ['items never null', 'name: [String]', shared('name: [String!]!')],
    ['a union and its member', 'name: Wide', shared('name: A')],
    ['a list of members and one of the union', 'name: [A]', shared('name: [Wide]')],
    ['a narrower union', 'name: Wide', shared('name: Narrow')],
    ['an interface and its member', 'name: Any', shared('name: C')],
    ['the interface itself and its member', 'name: [Node]', shared('name: [Node!]')],
    ['a field that is only named', 'name: String', named('name: String')],
    ['a stricter argument', 'name(form: Int!): String', shared('name(form: Int): String')],
    ['an argument of one alone', 'name(form: Int): String', shared('name: String')],
    ['one default value', 'name(form: Int = 1): String', shared('name(form: Int): String')],
  ])('%s', (_what, field, standing) => {
    expect(refusals(field, standing, types)).toEqual([]);
  });
});

describe('what an interface and its object must not state differently', () => {
  const typed = (what: string, one: string, other: string) =>
    `Type of ${what} is incompatible across subgraphs: it has type "${one}" in subgraph "source-0" but type "${other}" in subgraph "source-1"`;

  test.each([
    ['a scalar', 'name: Int', shared('name: String'), typed('field "Node.name"', 'Int', 'String')],
    ['a wider number', 'name: Int', shared('name: Float'), typed('field "Node.name"', 'Int', 'Float')],
    ['a list', 'name: String', shared('name: [String]'), typed('field "Node.name"', 'String', '[String]')],
    [
      'lists of which none covers the other',
      'name: [String!]',
      shared('name: [String]!'),
      typed('field "Node.name"', '[String!]', '[String]!'),
    ],
    ['an object', 'name: A', shared('name: B'), typed('field "Node.name"', 'A', 'B')],
    ['a field that is only named', 'name: Int', named('name: String'), typed('field "Node.name"', 'Int', 'String')],
    [
      'an argument',
      'name(form: Int): String',
      shared('name(form: [Int]): String'),
      typed('argument "Node.name(form:)"', 'Int', '[Int]'),
    ],
    [
      'a required argument of one alone',
      'name: String',
      shared('name(form: Int!): String'),
      'Argument "Node.name(form:)" is required in some subgraphs but does not appear in all subgraphs: it is required in subgraph "source-1" but does not appear in subgraph "source-0"',
    ],
    [
      'a default value',
      'name(form: Int = 1): String',
      shared('name(form: Int = 2): String'),
      'Argument "Node.name(form:)" has incompatible default values across subgraphs: it has default value "1" in subgraph "source-0" but default value "2" in subgraph "source-1"',
    ],
  ])('%s', (_what, field, standing, reason) => {
    expect(refusals(field, standing, types)).toEqual([reason]);
  });
});
