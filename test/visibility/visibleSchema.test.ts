import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  buildClientSchema,
  buildSchema,
  getNamedType,
  introspectionFromSchema,
  isInterfaceType,
  isObjectType,
  lexicographicSortSchema,
  printSchema,
  validateSchema,
  type GraphQLSchema,
} from 'graphql';
import { createVisibleSchemas } from '../../src/visibility/visibleSchemas.ts';
import { visibleSchema } from '../../src/visibility/visibleSchema.ts';
import { wholeGraph } from '../support/wholeGraph.ts';

const country = buildSchema(`
  type Query { person(filter: Filter): Person named: [Named] holder: Holder code(list: List): Code agency: Agency }
  type Mutation { correct(what: Correction!): Person }
  input Filter { sex: Sex }
  input Correction { note: Note! }
  scalar Note
  enum Sex { F M }
  enum List { A B }
  scalar Code
  interface Named { name: String }
  interface Kept implements Named { name: String keeper: Agency }
  type Person implements Named { name: String sex: Sex health: Health }
  type Health implements Kept & Named { name: String keeper: Agency blood: Blood }
  enum Blood { A B O }
  type Firm implements Named { name: String owner: Person }
  type Agency { code: Code }
  union Holder = Person | Firm
`);

const without =
  (...coordinates: readonly string[]) =>
  (type: string, field: string) =>
    coordinates.includes(`${type}.${field}`) || coordinates.includes(`${type}.*`);

function typesOf(schema: GraphQLSchema): readonly string[] {
  return Object.keys(schema.getTypeMap()).filter((name) => !name.startsWith('__'));
}

function fieldsOf(schema: GraphQLSchema, name: string): readonly string[] {
  const type = schema.getType(name);
  return isObjectType(type) || isInterfaceType(type) ? Object.keys(type.getFields()) : [];
}

describe('what is refused is not seen, nor what only leads to it', () => {
  test('nothing refused: the same schema', () => {
    expect(visibleSchema(country, () => false)).toBe(country);
  });

  test('a field takes the types that only it leads to', () => {
    const seen = visibleSchema(country, without('Person.health', 'Query.named'));
    expect(fieldsOf(seen, 'Person')).toEqual(['name', 'sex']);
    expect(typesOf(seen)).not.toContain('Health');
    expect(typesOf(seen)).not.toContain('Blood');
    expect(typesOf(seen)).not.toContain('Kept');
  });

  test('a type of which nothing is left takes the fields that lead to it', () => {
    const seen = visibleSchema(country, without('Agency.*'));
    expect(fieldsOf(seen, 'Query')).not.toContain('agency');
    expect(fieldsOf(seen, 'Health')).toEqual(['name', 'blood']);
    expect(fieldsOf(seen, 'Kept')).toEqual(['name']);
  });

  test('inputs, enums and scalars go with the last field that uses them', () => {
    const seen = visibleSchema(country, without('Query.person', 'Query.code', 'Mutation.correct', 'Person.sex'));
    for (const gone of ['Filter', 'Sex', 'List', 'Correction', 'Note']) expect(typesOf(seen)).not.toContain(gone);
    expect(seen.getMutationType()).toBeUndefined();
  });

  test('a union loses members, and goes with the last', () => {
    const seen = visibleSchema(country, without('Firm.*'));
    expect(printSchema(seen)).toMatch(/union Holder = Person$/);
    expect(typesOf(visibleSchema(country, without('Firm.*', 'Person.*')))).not.toContain('Holder');
  });

  test('an interface shows what may be read on all its types, and its types stay its types', () => {
    const seen = visibleSchema(country, without('Firm.name', 'Health.name', 'Person.health'));
    expect(typesOf(seen)).not.toContain('Named');
    expect(fieldsOf(seen, 'Person')).toEqual(['name', 'sex']);
    expect(fieldsOf(seen, 'Firm')).toEqual(['owner']);
  });

  test('an interface that is known from one of its types does not tell of the others', () => {
    const seen = visibleSchema(country, without('Query.named', 'Query.holder', 'Person.health'));
    expect(typesOf(seen)).toContain('Named');
    expect(typesOf(seen)).not.toContain('Firm');
  });

  test('where nothing may be asked, there is a schema that says so', () => {
    const seen = visibleSchema(country, () => true);
    expect(validateSchema(seen)).toEqual([]);
    expect([...typesOf(seen)].sort()).toEqual(['Boolean', 'Query', 'String']);
    expect(fieldsOf(seen, 'Query')).toEqual(['nothing']);
  });
});

/** Everything that a client learns of a schema holds together, and tells nothing of what is refused. */
function expectSound(whole: GraphQLSchema, isRefused: (type: string, field: string) => boolean): void {
  const seen = visibleSchema(whole, isRefused);
  expect(validateSchema(seen)).toEqual([]);
  const told = buildClientSchema(introspectionFromSchema(seen));
  expect(validateSchema(told)).toEqual([]);
  expect(printSchema(lexicographicSortSchema(told))).toBe(printSchema(lexicographicSortSchema(seen)));
  for (const name of typesOf(seen)) {
    const original = whole.getType(name);
    for (const field of fieldsOf(seen, name)) {
      if (field === 'nothing') continue;
      expect([name, field, isRefused(name, field)]).toEqual([name, field, false]);
      const type = original && 'getFields' in original ? original.getFields()[field]?.type : undefined;
      expect(String(getNamedType(type))).toBe(String(getNamedType(typeOf(seen, name, field))));
    }
  }
}

function typeOf(schema: GraphQLSchema, name: string, field: string) {
  const type = schema.getType(name);
  return type && 'getFields' in type ? type.getFields()[field]?.type : undefined;
}

const coordinates = (schema: GraphQLSchema) =>
  typesOf(schema).flatMap((name) => fieldsOf(schema, name).map((field) => `${name}.${field}`));

describe('what any profile is told is a valid schema', () => {
  test('small graph, any fields refused', () => {
    fc.assert(
      fc.property(fc.subarray(coordinates(country)), (refused) => expectSound(country, without(...refused))),
      { numRuns: 100 },
    );
  });

  test('the national graph, any fields and types refused', () => {
    const { schema } = wholeGraph();
    const all = coordinates(schema);
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, fc.integer(), fc.subarray(typesOf(schema) as string[]), (part, seed, types) => {
        const gone = new Set(types.slice(0, 5));
        const refused = new Set(all.filter((_, index) => ((index * 2654435761 + seed) >>> 0) / 2 ** 32 < part * part));
        expectSound(schema, (type, field) => gone.has(type) || refused.has(`${type}.${field}`));
      }),
      { numRuns: 8 },
    );
  }, 60_000);
});

describe('schemas of many profiles', () => {
  test('are made once per profile, and shared where the same is refused', () => {
    let asked = 0;
    const schemas = createVisibleSchemas(country);
    const refuse = (type: string, field: string) => {
      asked++;
      return `${type}.${field}` === 'Person.sex';
    };
    const first = schemas.of('a', refuse);
    const before = asked;
    expect(schemas.of('a', refuse)).toBe(first);
    expect(asked).toBe(before);
    expect(schemas.of('b', refuse)).toBe(first);
    expect(schemas.of('c', () => false)).toBe(country);
  });

  test('take no more room than they may', () => {
    const schemas = createVisibleSchemas(country, 50_000);
    for (const [index, coordinate] of coordinates(country).entries()) schemas.of(String(index), without(coordinate));
    expect(schemas.size).toBeGreaterThan(0);
    expect(schemas.size).toBeLessThan(10);
  });
});
