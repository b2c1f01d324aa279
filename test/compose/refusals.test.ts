import { describe, expect, test } from '@jest/globals';
import { composeGraph } from '../../src/compose/composeGraph.ts';
import { CompositionError } from '../../src/compose/compositionError.ts';
import { printFinding } from '../../src/compose/finding.ts';
import type { CoveredType, SubgraphDeclaration } from '../../src/model/subgraph.ts';
import { someScalarRules } from './aDictionary.ts';
import { smallDictionary } from './smallDictionary.ts';

const rules = someScalarRules(smallDictionary);

function findingsOf(declarations: readonly SubgraphDeclaration[], scalarRules = rules): readonly string[] {
  try {
    composeGraph(smallDictionary, declarations, scalarRules);
  } catch (error) {
    if (error instanceof CompositionError) return error.findings.map(printFinding);
    throw error;
  }
  return [];
}

const sdl = (text: string, id = 'land'): SubgraphDeclaration => ({ kind: 'sdl', id, sdl: text });
const LINK = 'https://specs.apollo.dev/federation/v2.9';
const person = 'type Person @key(fields: "personalId") { personalId: PersonalId! fullName: Text }';
const query = 'type Query { person(personalId: PersonalId!): Person }';
const sound = `${person} ${query}`;

test('a sound declaration has no findings', () => {
  expect(findingsOf([sdl(sound)])).toEqual([]);
});

describe('an SDL that is not the dictionary’s is refused by name', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    [
      'a type',
      `${sound} type Vehicle { plate: Text }`,
      'SUBGRAPH_NOT_IN_DICTIONARY land: Vehicle is not in the dictionary.',
    ],
    [
      'a field',
      'type Person { nickName: Text }',
      'SUBGRAPH_NOT_IN_DICTIONARY land: Person.nickName is not in the dictionary.',
    ],
    [
      'a field in an extension',
      'extend type Person { nickName: Text }',
      'SUBGRAPH_NOT_IN_DICTIONARY land: Person.nickName is not in the dictionary.',
    ],
    [
      'an argument',
      'type Person { marriedAt(on: Text!, now: Text): Verdict }',
      'SUBGRAPH_NOT_IN_DICTIONARY land: Person.marriedAt(now:) is not in the dictionary.',
    ],
    [
      'an argument left out',
      'type Person { marriedAt: Verdict }',
      'SUBGRAPH_ARGUMENT_MISSING land: Person.marriedAt(on:) is an argument in the dictionary and missing in the declaration.',
    ],
    [
      'an argument’s type',
      'type Person { marriedAt(on: Text): Verdict }',
      'SUBGRAPH_TYPE_DIFFERS land: Person.marriedAt(on:) is declared as Text, but the dictionary says Text!.',
    ],
    [
      'a field’s type',
      'type Person { fullName: String }',
      'SUBGRAPH_TYPE_DIFFERS land: Person.fullName is declared as String, but the dictionary says Text.',
    ],
    [
      'a stricter type',
      'type Person { fullName: Text! }',
      'SUBGRAPH_TYPE_DIFFERS land: Person.fullName is declared as Text!, but the dictionary says Text.',
    ],
    [
      'a union’s member in place of the union',
      'type LandRight { holder: Person }',
      'SUBGRAPH_TYPE_DIFFERS land: LandRight.holder is declared as Person, but the dictionary says LandHolder.',
    ],
    [
      'another kind of type',
      'type LandHolder { fullName: Text }',
      'SUBGRAPH_TYPE_DIFFERS land: LandHolder is declared as object, but the dictionary says union.',
    ],
    [
      'an enum value',
      'enum Verdict { YES MAYBE }',
      'SUBGRAPH_NOT_IN_DICTIONARY land: Verdict.MAYBE is not in the dictionary.',
    ],
    [
      'a union member',
      'union LandHolder = Person | Parcel',
      'SUBGRAPH_NOT_IN_DICTIONARY land: LandHolder.Parcel is not in the dictionary.',
    ],
    [
      'an input field',
      'input Search { name: Text age: Int }',
      'SUBGRAPH_NOT_IN_DICTIONARY land: Search.age is not in the dictionary.',
    ],
    [
      'a key',
      'type Person @key(fields: "fullName") { fullName: Text }',
      'SUBGRAPH_KEY_UNKNOWN land: Person has no key "fullName" in the dictionary.',
    ],
    [
      'a value type that is not declared',
      'type Person { homeTown: Address }',
      'SUBGRAPH_TYPE_NOT_COVERED land: Person.homeTown leads to Address, which has no key and which the source does not cover.',
    ],
    [
      'no GraphQL',
      'type Person {',
      'SUBGRAPH_SYNTAX land: the SDL cannot be read: Syntax Error: Expected Name, found <EOF>.',
    ],
  ];
  test.each(cases)('%s', (_, text, finding) => {
    expect(findingsOf([sdl(text)])).toContain(finding);
  });

  test('the parts of a key may stand in any order', () => {
    const text =
      'type Query { parcel(commune: Text!, sheet: Text!): Parcel } type Parcel @key(fields: " sheet,commune ") { sheet: Text! commune: Text! area: Float }';
    expect(findingsOf([sdl(text)])).toEqual([]);
  });
});

describe('a coverage that the dictionary does not have is refused by name', () => {
  const cases: readonly (readonly [string, CoveredType, string])[] = [
    [
      'a type',
      { name: 'Vehicle', keys: [], fields: [] },
      'SUBGRAPH_NOT_IN_DICTIONARY tax: Vehicle is not in the dictionary.',
    ],
    [
      'a scalar',
      { name: 'Text', keys: [], fields: [] },
      'SUBGRAPH_NOT_IN_DICTIONARY tax: Text is not in the dictionary.',
    ],
    [
      'a field',
      { name: 'Person', keys: [], fields: ['nickName'] },
      'SUBGRAPH_NOT_IN_DICTIONARY tax: Person.nickName is not in the dictionary.',
    ],
    [
      'a key',
      { name: 'Person', keys: ['fullName'], fields: [] },
      'SUBGRAPH_KEY_UNKNOWN tax: Person has no key "fullName" in the dictionary.',
    ],
    [
      'a key that is no field set',
      { name: 'Person', keys: ['}{'], fields: [] },
      'SUBGRAPH_KEY_UNKNOWN tax: Person has no key "}{" in the dictionary.',
    ],
    [
      'a value type left out',
      { name: 'Person', keys: [], fields: ['homeTown'] },
      'SUBGRAPH_TYPE_NOT_COVERED tax: Person.homeTown leads to Address, which has no key and which the source does not cover.',
    ],
  ];
  test.each(cases)('%s', (_, type, finding) => {
    expect(findingsOf([{ kind: 'coverage', id: 'tax', types: [type], queries: [] }])).toContain(finding);
  });
});

describe('what composer or planner are known to get wrong is refused by name', () => {
  const link = (imports: string, more = '') =>
    `extend schema @link(url: "${LINK}", import: [${imports}]${more}) ${sound}`;
  const cases: readonly (readonly [string, string, string])[] = [
    ['@fromContext', link('"@key", "@fromContext"'), '@fromContext is refused: the gateway does not support it.'],
    ['@authenticated', link('"@key", "@authenticated"'), '@authenticated is refused: the gateway does not support it.'],
    ['@policy', link('"@key", "@policy"'), '@policy is refused: the gateway does not support it.'],
    [
      '@composeDirective',
      link('"@key", "@composeDirective"'),
      '@composeDirective is refused: the gateway does not support it.',
    ],
    [
      'a feature by its prefixed name',
      `extend schema @link(url: "${LINK}", import: ["@key"]) ${query} type Person @key(fields: "personalId") { personalId: PersonalId! marriedAt(on: Text! @federation__fromContext(field: "$a")): Verdict }`,
      '@federation__fromContext is refused: the gateway does not support it.',
    ],
    [
      'a feature under another name',
      link('"@key", { name: "@fromContext", as: "@shareable" }'),
      '@fromContext is refused: the gateway does not support it.',
    ],
    [
      'an argument in @key',
      `${query} type Person @key(fields: "marriedAt(on: 1)") { personalId: PersonalId! }`,
      'argument in @key is refused: marriedAt is asked with arguments.',
    ],
    [
      'a renamed federation',
      link('"@key"', ', as: "fed"'),
      '@link(as:) is refused: the federation specification keeps its usual name.',
    ],
    [
      'an unknown execution feature',
      `extend schema @link(url: "https://example.org/magic/v1.0", for: EXECUTION) ${sound}`,
      '@link to https://example.org/magic/v1.0 is refused: its meaning is unknown here and it is marked for EXECUTION.',
    ],
    [
      'an unknown security feature',
      `extend schema @link(url: "https://example.org/lock/v1.0", for: SECURITY) ${sound}`,
      '@link to https://example.org/lock/v1.0 is refused: its meaning is unknown here and it is marked for SECURITY.',
    ],
    [
      'an alias in @requires',
      `${query} type Person @key(fields: "personalId") { personalId: PersonalId! fullName: Text @requires(fields: "personalId: spouse { personalId }") }`,
      'alias in @requires is refused: personalId would stand for another field.',
    ],
    [
      'a @requires that cannot be read',
      `${query} type Person @key(fields: "personalId") { personalId: PersonalId! fullName: Text @requires(fields: "{{") }`,
      '@requires is refused: its field set cannot be read.',
    ],
    [
      'another root type',
      `schema { query: Person } ${person}`,
      'root type Person is refused: root types keep their usual names.',
    ],
    [
      'an unknown directive',
      `${query} type Person @key(fields: "personalId") { personalId: PersonalId! @magic }`,
      '@magic is refused: the gateway does not support it.',
    ],
  ];
  test.each(cases)('%s', (_, text, sentence) => {
    expect(findingsOf([sdl(text)])).toContain(`SUBGRAPH_FEATURE_REFUSED land: ${sentence}`);
  });

  test('a descriptive directive that the SDL defines itself is admitted', () => {
    const text = `directive @column(name: String) on FIELD_DEFINITION ${query} type Person @key(fields: "personalId") { personalId: PersonalId! @column(name: "so_dinh_danh") }`;
    expect(findingsOf([sdl(text)])).toEqual([]);
  });

  test('a link that asks for nothing is admitted', () => {
    expect(findingsOf([sdl(`extend schema @link(url: "https://example.org/notes/v1.0") ${sound}`)])).toEqual([]);
  });
});

describe('declarations that do not go together', () => {
  test('two sources of one id', () => {
    expect(findingsOf([sdl(sound), sdl(sound)])).toContain('SUBGRAPH_ID_REFUSED land: the id is declared twice.');
  });

  test.each(['Land', 'land_office', '-land', 'land--office', '', '../land'])('the id "%s"', (id) => {
    expect(findingsOf([sdl(sound, id)]).join()).toMatch(/^SUBGRAPH_ID_REFUSED/);
  });

  test('no source at all', () => {
    expect(findingsOf([])).toEqual(['SUBGRAPH_ID_REFUSED resolvers: no source is declared.']);
  });

  test('one field from two sources without a word', () => {
    expect(findingsOf([sdl(sound), sdl(person, 'tax')]).join()).toMatch(/^COMPOSITION_CONFLICT .*Person\.fullName/);
  });

  test('a field that cannot be reached', () => {
    const unreachable = 'type Query { person(personalId: PersonalId!): Person } type Person { fullName: Text }';
    expect(
      findingsOf([
        sdl(unreachable),
        sdl('type Person @key(fields: "personalId") { personalId: PersonalId! spouse: Person }', 'tax'),
      ]).join(),
    ).toMatch(/GRAPH_UNSATISFIABLE Query.person → Person.spouse cannot be answered/);
  });

  test('a scalar without a rule', () => {
    const without = new Map([...rules].filter(([name]) => name !== 'PersonalId'));
    expect(findingsOf([sdl(sound)], without)).toEqual([
      'SCALAR_WITHOUT_RULE The scalar PersonalId has no rule, so that any value would pass.',
    ]);
  });

  test('all findings are named at once', () => {
    expect(findingsOf([sdl('type Person { a: Int b: Int }'), sdl('type Vehicle { c: Int }', 'tax')])).toHaveLength(3);
  });
});

test('the error says how many, which and where', () => {
  expect(() => composeGraph(smallDictionary, [sdl('type Person { nickName: Text }')], rules)).toThrow(
    'The graph cannot be composed; 1 finding(s): SUBGRAPH_NOT_IN_DICTIONARY land: Person.nickName is not in the dictionary.',
  );
});
