import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { print, printType, type GraphQLError, type GraphQLScalarType } from 'graphql';
import { composeGraph } from '../../src/compose/composeGraph.ts';
import { subgraphSdl } from '../../src/compose/subgraphSdl.ts';
import type { CoverageDeclaration, SubgraphDeclaration } from '../../src/model/subgraph.ts';
import { aDictionary, someScalarRules } from './aDictionary.ts';
import { smallDictionary } from './smallDictionary.ts';

const rules = someScalarRules(smallDictionary);

const population: CoverageDeclaration = {
  kind: 'coverage',
  id: 'population',
  types: [
    { name: 'Person', keys: ['personalId'], fields: ['fullName', 'homeTown', 'spouse'] },
    { name: 'Address', keys: [], fields: ['communeCode'] },
  ],
  queries: ['person', 'search'],
};
const landOffice: CoverageDeclaration = {
  kind: 'coverage',
  id: 'land-office',
  types: [
    { name: 'Person', keys: ['personalId'], fields: ['landRights'] },
    { name: 'LandRight', keys: ['landRightId'], fields: ['holder', 'parcel'] },
    { name: 'Parcel', keys: ['commune sheet'], fields: ['area'] },
  ],
  queries: ['parcel'],
};
const gateway: SubgraphDeclaration = {
  kind: 'sdl',
  id: 'gateway',
  sdl: `type Person @key(fields: "personalId") {
    personalId: PersonalId!
    fullName: Text @external
    marriedAt(on: Text!): Verdict @requires(fields: "fullName")
  }`,
};
const all = [population, landOffice, gateway];
const graph = composeGraph(smallDictionary, all, rules);

function thrownBy(act: () => unknown): unknown {
  try {
    return act();
  } catch (error) {
    return error;
  }
}

function publicType(name: string): string {
  const type = graph.schema.getType(name);
  return type ? printType(type) : '';
}

test('a coverage becomes SDL in the dictionary’s words', () => {
  expect(subgraphSdl(smallDictionary, landOffice)).toBe(
    `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@external", "@requires", "@provides", "@shareable", "@override", "@inaccessible", "@tag", "@extends", "@interfaceObject", "@cost", "@listSize"])

type Person @key(fields: "personalId") {
  "Number of the person."
  personalId: PersonalId!
  landRights: [LandRight!]
}

type LandRight @key(fields: "landRightId") {
  landRightId: ID!
  holder: LandHolder
  parcel: Parcel
}

type Parcel @key(fields: "commune sheet") {
  commune: Text!
  sheet: Text!
  area: Float
}

"The questions."
type Query {
  parcel(commune: Text!, sheet: Text!): Parcel
}

"Twelve digits."
scalar PersonalId

union LandHolder = Person | Enterprise

scalar Text

type Enterprise @key(fields: "enterpriseCode", resolvable: false) {
  enterpriseCode: ID!
}`.replace('type Person', '"A natural person."\ntype Person'),
  );
});

test('a value type is declared whole and shareable, whatever the coverage lists', () => {
  expect(subgraphSdl(smallDictionary, population)).toContain(
    'type Address @shareable {\n  communeCode: Text\n  detail: Text\n}',
  );
});

test('input types come along with all they hold', () => {
  expect(subgraphSdl(smallDictionary, population)).toMatch(
    /input Search \{[^}]*\}[^]*input Filter \{[^}]*\}[^]*enum Verdict \{/,
  );
});

describe('the public schema', () => {
  test('speaks the dictionary’s English with the Vietnamese name, in the dictionary’s order, without machinery', () => {
    expect(publicType('Person')).toBe(`"""
A natural person.

Tiếng Việt: Cá nhân.
"""
type Person {
  """
  Number of the person.
  
  Tiếng Việt: Số định danh cá nhân.
  """
  personalId: PersonalId!

  """
  Whole name.
  
  Tiếng Việt: Họ và tên.
  """
  fullName: Text
  homeTown: Address
  spouse: Person
  landRights: [LandRight!]
  marriedAt(on: Text!): Verdict
}`);
    expect(graph.schema.getDirectives().map((directive) => directive.name)).toEqual([
      'include',
      'skip',
      'deprecated',
      'specifiedBy',
      'oneOf',
      'defer',
    ]);
    expect(Object.keys(graph.schema.getTypeMap()).filter((name) => /^(join|link|_[A-Z])/.test(name))).toEqual([]);
  });

  test('has no field that nobody answers', () => {
    expect(Object.keys(graph.schema.getQueryType()?.getFields() ?? {})).toEqual(['person', 'search', 'parcel']);
  });

  test('validates scalars both ways, without repeating the value', () => {
    const scalar = graph.schema.getType('PersonalId') as GraphQLScalarType;
    expect(scalar.parseValue('001')).toBe('001');
    for (const act of [() => scalar.parseValue(' 001'), () => scalar.serialize(' 001')]) {
      const error = thrownBy(act) as GraphQLError;
      expect(error.extensions).toEqual({ code: 'SUBGRAPH_SYNTAX', params: { source: 'PersonalId', reason: 'spaces' } });
      expect(error.message).not.toContain('001');
    }
  });
});

test('every field knows the sources that answer it; @external does not count', () => {
  expect(graph.fieldSources.get('Person.fullName')).toEqual(['population']);
  expect(graph.fieldSources.get('Person.marriedAt')).toEqual(['gateway']);
  expect(graph.fieldSources.get('Person.personalId')).toEqual(['gateway', 'land-office', 'population']);
  expect(graph.fieldSources.get('Query.parcel')).toEqual(['land-office']);
});

test('a field knows the fields that it makes others read, all the way', () => {
  const landOffer: SubgraphDeclaration = {
    kind: 'sdl',
    id: 'offers',
    sdl: `type LandRight @key(fields: "landRightId") {
      landRightId: ID!
      holder: LandHolder @external
      parcel: Parcel @requires(fields: "holder { ... on Person { marriedAt } }")
    }
    type Person @key(fields: "personalId") { personalId: PersonalId! marriedAt(on: Text!): Verdict @external }
    type Parcel @key(fields: "commune sheet", resolvable: false) { commune: Text! sheet: Text! }`,
  };
  const types = landOffice.types.map((type) => (type.name === 'LandRight' ? { ...type, fields: ['holder'] } : type));
  const withoutArgument = aDictionary(print(smallDictionary.document).replace('marriedAt(on: Text!)', 'marriedAt'));
  const strip = (declaration: SubgraphDeclaration): SubgraphDeclaration =>
    declaration.kind === 'sdl' ? { ...declaration, sdl: declaration.sdl.replace('(on: Text!)', '') } : declaration;
  const { requiredFields } = composeGraph(
    withoutArgument,
    [population, { ...landOffice, types }, strip(gateway), strip(landOffer)],
    rules,
  );
  expect([...requiredFields]).toEqual([
    ['LandRight.parcel', ['LandRight.holder', 'Person.fullName', 'Person.marriedAt']],
    ['Person.marriedAt', ['Person.fullName']],
  ]);
});

test('a source id with a dash survives the supergraph', () => {
  expect(graph.supergraphSdl).toContain('LAND_OFFICE @join__graph(name: "land-office"');
});

test('any order of sources, types, fields and queries gives the same supergraph, schema and hash', () => {
  const shuffled = fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length });
  fc.assert(
    fc.property(shuffled, fc.boolean(), (declarations, turned) => {
      const turn = <Item>(items: readonly Item[]) => (turned ? items.toReversed() : items);
      const again = composeGraph(
        smallDictionary,
        declarations.map((declaration): SubgraphDeclaration => {
          if (declaration.kind === 'sdl') return declaration;
          const types = turn(declaration.types).map((type) => ({ ...type, fields: turn(type.fields) }));
          return { ...declaration, types, queries: turn(declaration.queries) };
        }),
        rules,
      );
      expect(again.supergraphSdl).toBe(graph.supergraphSdl);
      expect(again.hash).toBe(graph.hash);
    }),
    { numRuns: 12 },
  );
});
