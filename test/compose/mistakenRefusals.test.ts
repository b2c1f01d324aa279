import { describe, expect, test } from '@jest/globals';
import { isObjectType } from 'graphql';
import { composeSubgraphs } from '../../src/compose/composeSubgraphs.ts';

const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key", "@shareable", "@interfaceObject"])';

const composed = (...sources: readonly string[]) =>
  composeSubgraphs(sources.map((sdl, at) => ({ id: `source-${at}`, sdl: `${LINK} ${sdl}` })));

describe('a key of an interface that its member spells in another way', () => {
  const interfaceKey = 'a b { c d }';
  const whole = (memberKey: string, head = 'type N implements Node') =>
    `type Query { all: [Node] } interface Node @key(fields: "${interfaceKey}") { a: ID! b: B! } type B { c: ID! d: ID! }
     ${head} @key(fields: "${memberKey}") ${head.startsWith('extend') ? '' : '{ a: ID! b: B! }'}
     ${head.startsWith('extend') ? 'type N implements Node { a: ID! b: B! }' : ''}`;
  const standing = `type Node @interfaceObject @key(fields: "${interfaceKey}") { a: ID! b: B! more: Int } type B { c: ID! @shareable d: ID! @shareable }`;

  test.each([
    ['in another order', whole('b { c d } a')],
    ['in another order below', whole('a b { d c }')],
    ['with other spaces', whole('a,   b{c d}')],
    ['in an extension', whole('b { d c } a', 'extend type N')],
  ])('is that key: %s', (_what, sdl) => {
    const { supergraphSdl } = composed(sdl.replace('type B {', 'type B @shareable {'), standing);
    expect(supergraphSdl).toMatch(/type N implements Node\s[^{]*@join__type\(graph: SOURCE_0, key: "a b \{ c d \}"\)/);
  });

  test('is not that key when it is another', () => {
    expect(() => composed(whole('a b { c }').replace('type B {', 'type B @shareable {'), standing)).toThrow(
      'is missing on implementation type "N"',
    );
  });
});

describe('a shared list of lists', () => {
  const shared = (type: string) => `type Query { list: ${type} @shareable }`;

  test.each([
    ['[[Int!]]', '[[Int]]', '[[Int]]'],
    ['[[Int!]!]!', '[[Int]]', '[[Int]]'],
    ['[[Int]!]!', '[[Int!]]!', '[[Int]]!'],
    ['[[[Int!]!]!]!', '[[[Int!]]!]!', '[[[Int!]]!]!'],
  ])('of %s and %s is one of %s, which both may answer', (first, second, both) => {
    const { schema, fieldSources } = composed(shared(first), shared(second));
    const query = schema.getQueryType();
    expect(isObjectType(query) && String(query.getFields()['list']?.type)).toBe(both);
    expect(fieldSources.get('Query.list')).toEqual(['source-0', 'source-1']);
  });

  test.each([
    ['[[Int]]', '[Int]'],
    ['[[Int]]', '[[String]]'],
  ])('of %s and %s is none', (first, second) => {
    expect(() => composed(shared(first), shared(second))).toThrow('incompatible across subgraphs');
  });
});
