import { describe, expect, test } from '@jest/globals';
import { printType } from 'graphql';
import { composeSubgraphs } from '../../src/compose/composeSubgraphs.ts';
import { CompositionError } from '../../src/compose/compositionError.ts';

const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key", "@external", "@requires", "@provides", "@shareable", "@interfaceObject", "@override", "@inaccessible", "@tag"])';

const compose = (subgraphs: Readonly<Record<string, string>>) =>
  composeSubgraphs(Object.entries(subgraphs).map(([id, sdl]) => ({ id, sdl: `${LINK} ${sdl}` })));

function pathsRefused(subgraphs: Readonly<Record<string, string>>): readonly unknown[] {
  try {
    compose(subgraphs);
  } catch (error) {
    if (error instanceof CompositionError) return error.findings.map(({ code, params }) => params['path'] ?? code);
    throw error;
  }
  return [];
}

const person = 'type Query { person: Person } type Person @key(fields: "id") { id: ID! name: String }';

describe('what can be answered is admitted', () => {
  const cases: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
    [
      'a second key reached through a source that knows both',
      {
        a: 'type Query { t: T } type T @key(fields: "id") { id: ID! }',
        b: 'type T @key(fields: "id") @key(fields: "code") { id: ID! code: ID! }',
        c: 'type T @key(fields: "code") { code: ID! far: Int }',
      },
    ],
    [
      'a composite key put together from two sources',
      {
        a: 'type Query { t: T } type T @key(fields: "id") { id: ID! x: ID! @shareable }',
        b: 'type T @key(fields: "id") { id: ID! y: ID! @shareable }',
        c: 'type T @key(fields: "x y") { x: ID! @shareable y: ID! @shareable far: Int }',
      },
    ],
    [
      '@requires with fragments',
      {
        a: 'type Query { t: T } type T @key(fields: "id") { id: ID! h: H } union H = P | E type P { n: Int @shareable } type E { m: Int @shareable }',
        b: 'type T @key(fields: "id") { id: ID! h: H @external z: Int @requires(fields: "h { ... on P { n } ... on E { m } }") } union H = P | E type P { n: Int @external } type E { m: Int @external }',
      },
    ],
    [
      'Query entered again from the payload of a mutation',
      {
        a: 'type Query { x: Int } type Mutation { do: Payload } type Payload { query: Query done: Boolean }',
        b: 'type Query { y: Int }',
      },
    ],
    [
      'an interface object',
      {
        a: 'type Query { media: Media } interface Media @key(fields: "id") { id: ID! title: String } type Book implements Media @key(fields: "id") { id: ID! title: String pages: Int }',
        b: 'type Query { best: Media } type Media @interfaceObject @key(fields: "id") { id: ID! title: String @external review: String @requires(fields: "title") }',
      },
    ],
    [
      'a chain of @requires',
      {
        a: person,
        b: 'type Person @key(fields: "id") { id: ID! name: String @external one: Int @requires(fields: "name") }',
        c: 'type Person @key(fields: "id") { id: ID! one: Int @external two: Int @requires(fields: "one") }',
      },
    ],
    [
      'a field that is provided',
      {
        a: 'type Query { t: T @provides(fields: "v { n }") } type T { v: V } type V @key(fields: "id") { id: ID! n: Int @external }',
        b: 'type V @key(fields: "id") { id: ID! n: Int }',
      },
    ],
    [
      'progressive override',
      {
        a: 'type Query { t: T } type T @key(fields: "id") { id: ID! n: Int }',
        b: 'type T @key(fields: "id") { id: ID! n: Int @override(from: "a", label: "percent(5)") }',
      },
    ],
    [
      'subscriptions',
      {
        a: 'type Query { x: Int } type Subscription { person: Person } type Person @key(fields: "id") { id: ID! }',
        b: 'type Person @key(fields: "id") { id: ID! name: String }',
      },
    ],
  ];
  test.each(cases)('%s', (_, subgraphs) => {
    expect(pathsRefused(subgraphs)).toEqual([]);
  });
});

describe('what cannot be answered is refused with its path', () => {
  const cases: readonly (readonly [string, Readonly<Record<string, string>>, readonly string[]])[] = [
    [
      'no key in the source of the field',
      { a: person, b: 'type Person { taxpayer: Int }' },
      ['Query.person → Person.taxpayer'],
    ],
    [
      'a key that nothing leads to',
      { a: person, b: 'type Person @key(fields: "code") { code: ID! taxpayer: Int }' },
      ['Query.person → Person.code', 'Query.person → Person.taxpayer'],
    ],
    [
      'a key that is not resolvable',
      { a: person, b: 'type Person @key(fields: "id", resolvable: false) { id: ID! taxpayer: Int }' },
      ['Query.person → Person.taxpayer'],
    ],
    [
      'two @requires that wait for each other',
      {
        a: 'type Query { t: T } type T @key(fields: "id") { id: ID! x: Int @external y: Int @requires(fields: "x") }',
        b: 'type T @key(fields: "id") { id: ID! y: Int @external x: Int @requires(fields: "y") }',
      },
      ['Query.t → T.x', 'Query.t → T.y'],
    ],
    [
      'an interface object whose true type nobody tells',
      {
        a: 'type Query { x: Int } interface Media @key(fields: "id", resolvable: false) { id: ID! } type Book implements Media @key(fields: "id", resolvable: false) { id: ID! }',
        b: 'type Query { best: Media } type Media @interfaceObject @key(fields: "id") { id: ID! }',
      },
      ['Query.best'],
    ],
    [
      'a value type with fewer fields elsewhere',
      {
        a: 'type Query { v: V } type V { x: Int @shareable }',
        b: 'type Query { w: V } type V { x: Int @shareable y: Int @shareable }',
      },
      ['Query.v → V.y'],
    ],
    [
      'below a mutation only',
      {
        a: 'type Query { x: Int } type Mutation { do: V } type V { x: Int @shareable }',
        b: 'type Query { w: V } type V { x: Int @shareable y: Int @shareable }',
      },
      ['Mutation.do → V.y'],
    ],
  ];
  test.each(cases)('%s', (_, subgraphs, paths) => {
    expect([...pathsRefused(subgraphs)].sort()).toEqual([...paths].sort());
  });
});

test('a finding names the sources and the keys', () => {
  expect(() => compose({ a: person, tax: 'type Person @key(fields: "code") { code: ID! taxpayer: Int }' })).toThrow(
    'Query.person → Person.taxpayer cannot be answered: the object is at hand in a; Person.taxpayer is answered by tax, by the keys "code" (tax)',
  );
});

describe('what the composer loses is mended', () => {
  test.each([
    ['a', 'b'],
    ['b', 'a'],
  ])('a list of a union in "%s" and of its member in "%s" is a list of the union', (wide, narrow) => {
    const graph = compose({
      [wide]:
        'type Query { y: [H!] @shareable } union H = P | E type P @key(fields: "id") { id: ID! } type E @key(fields: "id") { id: ID! }',
      [narrow]: 'type Query { y: [P!]! @shareable } type P @key(fields: "id") { id: ID! }',
    });
    const query = graph.schema.getQueryType();
    expect(query && printType(query)).toContain('y: [H!]\n');
    expect(graph.supergraphSdl).toContain(`graph: ${narrow.toUpperCase()}, type: "[P!]!"`);
  });

  test('@external of an interface object stays', () => {
    const graph = compose({
      a: 'type Query { media: Media } interface Media @key(fields: "id") { id: ID! title: String } type Book implements Media @key(fields: "id") { id: ID! title: String }',
      b: 'type Media @interfaceObject @key(fields: "id") { id: ID! title: String @external review: String @requires(fields: "title") }',
    });
    expect(graph.fieldSources.get('Media.title')).toEqual(['a']);
    expect(graph.supergraphSdl).toMatch(
      /title: String @join__field\(graph: A\) @join__field\(graph: B, external: true\)/,
    );
  });

  test('a renamed import is the directive that it names', () => {
    const graph = composeSubgraphs([
      {
        id: 'a',
        sdl: 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: [{ name: "@key", as: "@primaryKey" }]) type Query { t: T } type T @primaryKey(fields: "id") { id: ID! }',
      },
    ]);
    expect(graph.supergraphSdl).toContain('@join__type(graph: A, key: "id")');
  });
});
