import { describe, expect, test } from '@jest/globals';
import { composeSubgraphs } from '../../src/compose/composeSubgraphs.ts';
import { CompositionError } from '../../src/compose/compositionError.ts';

const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key", "@external", "@requires", "@shareable", "@interfaceObject"])';

/** What is wrong with an interface's source and sources that state the interface as an object. */
function refusals(whole: string, ...parts: readonly string[]): readonly unknown[] {
  const subgraphs = [whole, ...parts.map((part, at) => `type Query { q${at}: Node } ${part}`)];
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
