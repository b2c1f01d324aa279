import { describe, expect, test } from '@jest/globals';
import { composeSubgraphs } from '../../src/compose/composeSubgraphs.ts';
import { CompositionError } from '../../src/compose/compositionError.ts';

const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key", "@shareable", "@interfaceObject"])';

function refusals(...sources: readonly string[]): readonly unknown[] {
  try {
    composeSubgraphs(sources.map((sdl, at) => ({ id: `source-${at}`, sdl: `${LINK} ${sdl}` })));
  } catch (error) {
    if (error instanceof CompositionError) return error.findings.map(({ params }) => params['reason']);
    throw error;
  }
  return [];
}

const nodes = (own: string) =>
  `type Query { all: [Node] } interface Node @key(fields: "id") { id: ID! } type N implements Node @key(fields: "id") { id: ID! ${own} }`;
const standing = (field: string) =>
  `type Query { some: [Node] } type Node @interfaceObject @key(fields: "id") { id: ID! ${field} @shareable }`;

describe('sources that are valid each, and make no valid schema together, are refused', () => {
  test.each<readonly [string, readonly string[], readonly string[]]>([
    [
      'an argument of another type than the interface object’s',
      [nodes('name(form: Int): String @shareable'), standing('name(form: String): String')],
      ['Interface field argument Node.name(form:) expects type String but N.name(form:) is type Int.'],
    ],
    [
      'an argument that the interface object alone has',
      [nodes('name: String @shareable'), standing('name(form: Int): String')],
      ['Interface field argument Node.name(form:) expected but N.name does not provide it.'],
    ],
    [
      'a required argument that the interface object does not have',
      [nodes('name(form: Int!): String @shareable'), standing('name: String')],
      ['Object field N.name includes required argument form that is missing from the Interface field Node.name.'],
    ],
    [
      'two interfaces whose objects state a field of one member differently',
      [
        'type Query { all: [Node] } interface Node @key(fields: "id") { id: ID! } interface Edge @key(fields: "id") { id: ID! } type N implements Node & Edge @key(fields: "id") { id: ID! }',
        standing('name: String'),
        'type Query { edges: [Edge] } type Edge @interfaceObject @key(fields: "id") { id: ID! name: Int @shareable }',
      ],
      ['Interface field Node.name expects type String but N.name is type Int.'],
    ],
    [
      'a field that becomes wider than its interface’s',
      [
        'type Query { all: [Node] } interface Node { part: A } type A @shareable { a: Int } type N implements Node @key(fields: "id") { id: ID! part: A @shareable }',
        'type A @shareable { a: Int } type B { b: Int } union Any = A | B type N @key(fields: "id") { id: ID! part: Any @shareable }',
      ],
      ['Interface field Node.part expects type A but N.part is type Any.'],
    ],
    [
      'an interface that another source lets implement a third',
      [
        'type Query { all: [Node] } interface Node { id: ID! } type N implements Node @key(fields: "id") { id: ID! }',
        'type Query { tops: [Top] } interface Top { id: ID! } interface Node implements Top { id: ID! } type M implements Node & Top @key(fields: "id") { id: ID! }',
      ],
      ['Type N must implement Top because it is implemented by Node.'],
    ],
  ])('%s', (_what, sources, reasons) => {
    expect(refusals(...sources)).toEqual(reasons);
  });
});
