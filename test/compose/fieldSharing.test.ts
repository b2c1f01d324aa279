import { describe, expect, test } from '@jest/globals';
import { composeSubgraphs } from '../../src/compose/composeSubgraphs.ts';
import { CompositionError } from '../../src/compose/compositionError.ts';

const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key", "@external", "@requires", "@shareable", "@override", "@interfaceObject"])';

/** What is wrong with an interface's source and sources that state the interface as an object. */
function refusals(whole: string, ...parts: readonly string[]): readonly unknown[] {
  const subgraphs = [
    whole,
    ...parts.map((part, at) => `type Query { q${at}: ${/type (\w+)/.exec(part)?.[1] ?? ''} } ${part}`),
  ];
  try {
    composeSubgraphs(subgraphs.map((sdl, at) => ({ id: `source-${at}`, sdl: `${LINK} ${sdl}` })));
  } catch (error) {
    if (error instanceof CompositionError) return error.findings.map(({ params }) => params['reason']);
    throw error;
  }
  return [];
}

const interfaceWith = (field: string, own: string) =>
  `type Query { all: [Node] } interface Node @key(fields: "id") { id: ID! ${field} } type N implements Node @key(fields: "id") { id: ID! ${own} }`;
const bare = interfaceWith('', '');
const shared = 'type Node @interfaceObject @key(fields: "id") { id: ID! name: String @shareable }';
const sharedWhole = 'type Node @interfaceObject @shareable @key(fields: "id") { id: ID! name: String }';
const unshared = 'type Node @interfaceObject @key(fields: "id") { id: ID! name: String }';
const named =
  'type Node @interfaceObject @key(fields: "id") { id: ID! name: String @external label: String @requires(fields: "name") }';

describe('a field of a member and of an interface object', () => {
  const sharing = interfaceWith('', 'name: String @shareable');
  const elsewhere = (own: string) => `type N @key(fields: "id") { id: ID! ${own} }`;
  const twoInterfaces =
    'type Query { all: [Node] } interface Node @key(fields: "id") { id: ID! } interface Edge @key(fields: "id") { id: ID! } type N implements Node & Edge @key(fields: "id") { id: ID! }';
  const edge = 'type Edge @interfaceObject @key(fields: "id") { id: ID! name: String }';
  const withCode =
    'type Query { all: [Node] } interface Node @key(fields: "id") @key(fields: "code { of }") { id: ID! code: Code! } type Code { of: ID! } type N implements Node @key(fields: "id") @key(fields: "code { of }") { id: ID! code: Code! }';
  const code = (more: string) =>
    `type Node @interfaceObject ${more} { id: ID! code: Code! } type Code @shareable { of: ID! }`;

  test.each<readonly [string, string, readonly string[]]>([
    ['both share it', sharing, [shared]],
    ['both share it, the one by its type', sharing, [sharedWhole]],
    ['both share it, and the interface says it', interfaceWith('name: String', 'name: String @shareable'), [shared]],
    [
      'the member only names it',
      bare,
      [unshared, elsewhere('name: String @external label: String @requires(fields: "name")')],
    ],
    ['the interface object only names it', interfaceWith('name: String', 'name: String'), [named]],
    [
      'another source has taken it over from the interface object',
      bare,
      [unshared, 'type Node @interfaceObject @key(fields: "id") { id: ID! name: String @override(from: "source-1") }'],
    ],
    ['a field of a key of both', withCode, [code('@key(fields: "id") @key(fields: "code { of }")')]],
  ])('is admitted: %s', (_what, whole, parts) => {
    expect(refusals(whole, ...parts)).toEqual([]);
  });

  const through = '(through @interfaceObject field "Node.name")';
  test.each<readonly [string, string, readonly string[], string]>([
    ['the interface object does not share it', sharing, [unshared], `"source-0" and "source-1" ${through}`],
    [
      'the interface says it too',
      interfaceWith('name: String', 'name: String @shareable'),
      [unshared],
      `"source-0" and "source-1" ${through}`,
    ],
    [
      'the member’s field is in a third source',
      bare,
      [unshared, elsewhere('name: String @shareable')],
      `"source-2" and "source-1" ${through}`,
    ],
    [
      'it is required for',
      interfaceWith('size: Int', 'size: Int name: String @shareable'),
      [
        'type Node @interfaceObject @key(fields: "id") { id: ID! size: Int @external name: String @requires(fields: "size") }',
      ],
      `"source-0" and "source-1" ${through}`,
    ],
  ])('is refused where the member alone shares it: %s', (_what, whole, parts, sources) => {
    expect(refusals(whole, ...parts)).toEqual([
      `Non-shareable field "N.name" is resolved from multiple subgraphs: it is resolved from subgraphs ${sources} and defined as non-shareable in subgraph "source-1"`,
    ]);
  });

  test('is refused where two interface objects stand for one member', () => {
    expect(refusals(twoInterfaces, unshared, edge)).toEqual([
      'Non-shareable field "N.name" is resolved from multiple subgraphs: it is resolved from subgraphs "source-1" (through @interfaceObject field "Node.name") and "source-2" (through @interfaceObject field "Edge.name") and defined as non-shareable in all of them',
    ]);
  });

  test('is refused where it is of a key for the member alone', () => {
    expect(refusals(withCode, code('@key(fields: "id")'))).toEqual([
      expect.stringMatching(/^Non-shareable field "N.code" .* in subgraph "source-1"$/),
    ]);
  });

  test('is refused where the interface object would take it over from the member', () => {
    const taking = 'type Node @interfaceObject @key(fields: "id") { id: ID! name: String @override(from: "source-0") }';
    expect(refusals(interfaceWith('', 'name: String'), taking)).toEqual([
      expect.stringMatching(/^Non-shareable field "N.name" .* in all of them$/),
    ]);
  });
});

describe('a field that interface objects share', () => {
  test.each<readonly [string, string, readonly string[]]>([
    ['two interface objects', bare, [shared, shared]],
    ['on the type', bare, [sharedWhole, sharedWhole]],
    ['on the field and on the type, in three', bare, [shared, sharedWhole, shared]],
    [
      'in an extension',
      bare,
      [`${unshared.replace(' name: String', '')} extend type Node @shareable { name: String }`, shared],
    ],
    [
      'also of the member, as the interface says',
      interfaceWith('name: String', 'name: String @shareable'),
      [shared, shared],
    ],
    ['a third that only names it', bare, [shared, shared, named]],
  ])('is admitted: %s', (_what, whole, parts) => {
    expect(refusals(whole, ...parts)).toEqual([]);
  });

  test.each<readonly [string, string, readonly string[]]>([
    ['one does not share it', bare, [shared, unshared]],
    ['none shares it', bare, [unshared, unshared]],
    [
      'the type shares fields of its own definition alone',
      bare,
      [
        `${sharedWhole} extend type Node { more: Int }`.replace(' name: String', ''),
        'type Node @interfaceObject @key(fields: "id") { id: ID! more: Int @shareable }',
      ],
    ],
    ['the member does not share it', interfaceWith('', 'name: String'), [shared, shared]],
  ])('is refused: %s', (_what, whole, parts) => {
    expect(refusals(whole, ...parts)).toEqual([
      expect.stringMatching(/^Non-shareable field "N(ode)?\.(name|more)" is resolved/),
    ]);
  });

  test('does not hide what else is wrong', () => {
    const wrong = 'type Node @interfaceObject @key(fields: "id") { id: ID! name: String @shareable other: Int }';
    expect(refusals(bare, wrong, wrong)).toEqual([expect.stringContaining('"Node.other" is resolved')]);
  });

  test.each([
    ['another type', 'name: [Int] @shareable', 'name: String and name: [Int]'],
    ['other arguments', 'name(form: Int): String @shareable', 'name: String and name(form: Int): String'],
  ])('is refused where they state it differently: %s', (_what, field, told) => {
    const other = `type Node @interfaceObject @key(fields: "id") { id: ID! ${field} }`;
    expect(refusals(bare, shared, other)).toEqual([
      `The field "Node.name" is shared by interface objects that state it differently: ${told}.`,
    ]);
  });

  test('may be null in one of them', () => {
    const never = 'type Node @interfaceObject @key(fields: "id") { id: ID! name: String! @shareable }';
    expect(refusals(bare, shared, never)).toEqual([]);
  });
});

describe('a field that sources take over', () => {
  const has = (field: string) => `type Node @key(fields: "id") { id: ID! ${field} }`;
  const owner = `type Query { all: [Node] } ${has('name: String')}`;
  const taker = has('name: String @override(from: "source-0")');
  const sharingTaker = has('name: String @shareable @override(from: "source-0")');

  test.each<readonly [string, string, readonly string[]]>([
    ['one takes it', owner, [taker]],
    ['one takes it by and by', owner, [has('name: String @override(from: "source-0", label: "percent(5)")')]],
    ['two take it, and share it', owner, [sharingTaker, sharingTaker]],
    [
      'one takes it, and another only names it',
      owner,
      [taker, has('name: String @external label: String @requires(fields: "name")')],
    ],
    ['one takes it from nobody', `type Query { all: [Node] } ${has('')}`, [taker]],
  ])('is admitted: %s', (_what, whole, parts) => {
    expect(refusals(whole, ...parts)).toEqual([]);
  });

  test.each<readonly [string, readonly string[], string]>([
    ['two take it', [taker, taker], 'all of them'],
    ['two take it, of which one shares it', [taker, sharingTaker], 'subgraph "source-1"'],
  ])('is refused: %s', (_what, parts, where) => {
    expect(refusals(owner, ...parts)).toEqual([
      `Non-shareable field "Node.name" is resolved from multiple subgraphs: it is resolved from subgraphs "source-1" and "source-2" and defined as non-shareable in ${where}`,
    ]);
  });

  test('is refused where one takes it and the other two share it', () => {
    const sharer = has('name: String @shareable');
    expect(refusals(`type Query { all: [Node] } ${sharer}`, taker, sharer)).toEqual([
      expect.stringMatching(/^Non-shareable field "Node.name" .* "source-1" and "source-2" .* in subgraph "source-1"$/),
    ]);
  });
});
