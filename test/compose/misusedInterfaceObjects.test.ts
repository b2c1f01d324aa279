import { describe, expect, test } from '@jest/globals';
import { composeSubgraphs } from '../../src/compose/composeSubgraphs.ts';
import { CompositionError } from '../../src/compose/compositionError.ts';

const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key", "@shareable", "@interfaceObject"])';

/** What is wrong with an interface and its member in one source, and what other sources make of them. */
function refusals(...others: readonly string[]): readonly unknown[] {
  const whole =
    'type Query { all: [Node] } interface Node @key(fields: "id") { id: ID! } type N implements Node @key(fields: "id") { id: ID! }';
  const sources = [whole, ...others.map((sdl, at) => `type Query { some${at}: [Node] } ${sdl}`)];
  try {
    composeSubgraphs(sources.map((sdl, at) => ({ id: `source-${at}`, sdl: `${LINK} ${sdl}` })));
  } catch (error) {
    if (error instanceof CompositionError) return error.findings.map(({ params }) => params['reason']);
    throw error;
  }
  return [];
}

const standing = 'type Node @interfaceObject @key(fields: "id") { id: ID! name: String }';
const notTold =
  'Interface "Node" is an object type (@interfaceObject) in subgraph "source-1", which therefore cannot define types that implement it, but defines "N"';

describe('an interface object', () => {
  test.each<readonly [string, readonly string[]]>([
    ['in one source', [standing]],
    [
      'and members in a third, with or without the interface',
      [
        standing,
        'type Node @interfaceObject @key(fields: "id") { id: ID! more: Int } ',
        'interface Node { id: ID! } type N implements Node @key(fields: "id") { id: ID! own: Int }',
      ],
    ],
    [
      'and an object of another interface',
      [`${standing} interface Other { id: ID! } type M implements Other { id: ID! }`],
    ],
  ])('is admitted: %s', (_what, others) => {
    expect(refusals(...others)).toEqual([]);
  });

  test.each<readonly [string, readonly string[], readonly string[]]>([
    ['with a member of the interface', [`${standing} type N @key(fields: "id") { id: ID! own: Int }`], [notTold]],
    [
      'with a reference to a member',
      [`${standing} type N @key(fields: "id", resolvable: false) { id: ID! }`],
      [notTold],
    ],
    ['with an extension of a member', [`${standing} extend type N @key(fields: "id") { id: ID! own: Int }`], [notTold]],
    [
      'and a plain object type of its name',
      [standing, 'type Node @key(fields: "id") { id: ID! other: String }'],
      [
        'Type "Node" has mismatched kind: it is an object type in subgraph "source-2" but stands for an interface (@interfaceObject) in subgraph "source-1"',
      ],
    ],
  ])('is refused: %s', (_what, others, reasons) => {
    expect(refusals(...others)).toEqual(reasons);
  });

  test.each([
    ['without a key', 'type Node @interfaceObject { id: ID! name: String }', 'has no @key'],
    [
      'of an interface that no source has',
      `${standing} type Thing @interfaceObject @key(fields: "id") { id: ID! size: Int }`,
      'Type "Thing" is declared with @interfaceObject in all the subgraphs',
    ],
  ])('is refused: %s', (_what, other, reason) => {
    expect(refusals(other)).toEqual([expect.stringContaining(reason)]);
  });
});
