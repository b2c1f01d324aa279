import { expect, test } from '@jest/globals';
import { composeSubgraphs } from '../../src/compose/composeSubgraphs.ts';
import { readSupergraph } from '../../src/compose/readSupergraph.ts';
import { subgraphsOf } from '../../src/compose/subgraphsOf.ts';

const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key", "@external", "@requires", "@shareable", "@interfaceObject", "@inaccessible"])';

function apart(subgraphs: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const { supergraphSdl } = composeSubgraphs(
    Object.entries(subgraphs).map(([id, sdl]) => ({ id, sdl: `${LINK} ${sdl}` })),
  );
  return Object.fromEntries(
    subgraphsOf(readSupergraph(supergraphSdl).document).map(({ id, sdl }) => [id, sdl().replace(/\s+/g, ' ')]),
  );
}

test('each source gets its own fields, members, values and keys back, and no root type that it does not have', () => {
  const { a, b } = apart({
    a: 'type Query { t(x: In): U } union U = T | Own type Own { n: Int } type T @key(fields: "id") @key(fields: "code", resolvable: false) { id: ID! code: ID! e: E @shareable } enum E { P } input In { y: Int! } scalar Date',
    b: 'type T @key(fields: "id") { id: ID! e: E @shareable d: Date secret: Int @inaccessible } enum E { P Q } scalar Date',
  });
  expect(a).toBe(
    'scalar Date type Own { n: Int } type Query { t(x: In): U } type T @key(fields: "id") @key(fields: "code", resolvable: false) { id: ID! code: ID! e: E } union U = Own | T enum E { P } input In { y: Int! }',
  );
  expect(b).toBe('scalar Date type T @key(fields: "id") { id: ID! e: E d: Date secret: Int } enum E { P Q }');
});

test('an interface object is an object type in its source; a narrower type of a field is the source’s own', () => {
  const { a, b, c } = apart({
    a: 'type Query { m: Media y: [H!] @shareable } interface Media @key(fields: "id") { id: ID! } type Book implements Media @key(fields: "id") { id: ID! } union H = Book | Other type Other { n: Int }',
    b: 'type Query { y: [Book!]! @shareable } type Book @key(fields: "id", resolvable: false) { id: ID! }',
    c: 'type Media @interfaceObject @key(fields: "id") { id: ID! review: String }',
  });
  expect(a).toContain('type Book implements Media @key(fields: "id") { id: ID! }');
  expect(b).toContain('y: [Book!]!');
  expect(c).toBe('type Media @key(fields: "id") { id: ID! review: String }');
});
