import { describe, expect, test } from '@jest/globals';
import { buildSchema, parse } from 'graphql';
import { costDirectivesOf, readCostDirectives } from '../../src/document/cost/costDirectives.ts';
import { createDocumentStage, type DocumentRequest } from '../../src/document/createDocumentStage.ts';

const DIRECTIVES = `
  directive @cost(weight: String!) on ARGUMENT_DEFINITION | ENUM | FIELD_DEFINITION | INPUT_FIELD_DEFINITION | OBJECT | SCALAR
  directive @listSize(assumedSize: Int, slicingArguments: [String!], sizedFields: [String!], requireOneSlicingArgument: Boolean = true) on FIELD_DEFINITION
`;
const sdl = `${DIRECTIVES}
  type Query {
    person(id: ID): Person
    people(first: Int = 5): [Person!]
    named(first: Int): [Named]
    holders: [Holder]
    found(filter: Filter, near: Int @cost(weight: "4")): [Person]
      @listSize(slicingArguments: ["filter.first", "filter.last"], requireOneSlicingArgument: false, assumedSize: 50)
    strict(first: Int, last: Int): [Person] @listSize(slicingArguments: ["first", "last"])
    page(first: Int): Page @listSize(slicingArguments: ["first"], sizedFields: ["items"], requireOneSlicingArgument: false)
    connected(first: Int): Connection
    matrix: [[Firm]]
  }
  input Filter { first: Int last: Int text: String @cost(weight: "7") inner: [Filter] }
  interface Named { name: String }
  type Person implements Named { id: ID name: String debts: Float @cost(weight: "20") friends: [Person] tags: [String] photo: Photo }
  type Firm implements Named @cost(weight: "3") { name: String @cost(weight: "2") owner: Person }
  union Holder = Person | Firm
  scalar Photo @cost(weight: "9")
  type Page { items: [Person] total: Int related: [Person] }
  type Connection { edges: [Edge] total: Int }
  type Edge { node: Person }
  type Mutation { strike(id: ID): Person @cost(weight: "10") }
`;
const stage = createDocumentStage({
  schema: buildSchema(sdl),
  costs: { directives: readCostDirectives(parse(sdl)) },
});

/** What an operation costs: the budget, below which it is refused. */
function costOf(request: DocumentRequest): number {
  const outcome = stage.prepare(request, { profileId: 'p', refuse: () => undefined, costBudget: 0 });
  if (outcome.ok) return 0;
  const [error] = outcome.errors;
  expect(error?.extensions.code).toBe('DOCUMENT_TOO_COSTLY');
  return Number(/cost (\d+)/.exec(error?.message ?? '')?.[1]);
}

describe('an operation costs', () => {
  const cases: readonly (readonly [string, string, number, Readonly<Record<string, unknown>>?])[] = [
    ['its root and each object', '{ person { id name } }', 2],
    ['nothing for what the schema answers', '{ __schema { types { name } } __typename }', 0],
    ['each item of a list of unknown length as ten', '{ holders { __typename } }', 1 + 10 * 3],
    ['lists in lists multiplied', '{ person { friends { friends { id } } } }', 1 + 1 + 10 * (1 + 10)],
    ['as many items as the usual argument says', '{ people(first: 3) { id } }', 1 + 3],
    ['as many items as a variable says', 'query($n: Int) { people(first: $n) { id } }', 1 + 40, { n: 40 }],
    ['as many items as the default of the argument', '{ people { id } }', 1 + 5],
    ['as many as the default for a variable left out', 'query($n: Int) { people(first: $n) { id } }', 1 + 5],
    ['the default length for null', '{ named(first: null) { name } }', 1 + 10 * (3 + 2)],
    ['nothing for a negative number of items', '{ people(first: -5) { id } }', 1],
    ['a stated weight of a field for each answer', '{ people(first: 3) { debts } }', 1 + 3 * (1 + 20)],
    ['a stated weight of a scalar', '{ people(first: 3) { photo } }', 1 + 3 * (1 + 9)],
    ['nothing for lists of scalars', '{ person { tags } }', 2],
    ['the dearest type of an interface', '{ named(first: 2) { name } }', 1 + 2 * (3 + 2)],
    [
      'the dearest of types that exclude each other',
      '{ holders { ... on Person { debts } ... on Firm { owner { id } } } }',
      1 + 10 * (3 + 20),
    ],
    ['a size inside an input object', '{ found(filter: { last: 6 }) { id } }', 1 + 6],
    ['the larger of two sizes where both may stand', '{ found(filter: { last: 6, first: 9 }) { id } }', 1 + 9],
    ['the assumed size where none is given', '{ found(filter: {}) { id } }', 1 + 50],
    ['a stated weight of an argument that is given', '{ found(filter: { first: 0 }, near: 1) { id } }', 1 + 4],
    [
      'stated weights inside an input object',
      '{ found(filter: { first: 0, text: "a", inner: [{ text: "b" }, { text: "c" }] }) { id } }',
      1 + 3 * 7,
    ],
    ['the sized fields of a page, not others', '{ page(first: 4) { items { id } related { id } } }', 1 + 1 + 4 + 10],
    ['the items of a connection', '{ connected(first: 4) { edges { node { id } } } }', 1 + 1 + 4 * (1 + 1)],
    ['a list of lists as ten tens', '{ matrix { name } }', 1 + 100 * (3 + 2)],
    ['what one field asks twice once', '{ a: people(first: 3) { id } b: people(first: 3) { name } }', 1 + 3],
    ['a weight of a mutation', 'mutation { strike { id } }', 1 + 10 + 1],
  ];
  test.each(cases)('%s', (_name, query, cost, variables = {}) => {
    expect(costOf({ query, variables })).toBe(cost);
  });

  test('the same when something is deferred', () => {
    const query = '{ people(first: 3) { debts ... @defer { id debts friends { id } } } }';
    expect(costOf({ query, accepts: { incremental: true, events: false } })).toBe(1 + 3 * (1 + 20 + 10));
  });
});

test('a request is refused by its own values, before it is planned', () => {
  const query = 'query($n: Int) { people(first: $n) { id } }';
  const ask = (n: number, costBudget?: number) => {
    const access = { profileId: 'p', refuse: () => undefined, ...(costBudget === undefined ? {} : { costBudget }) };
    const outcome = stage.prepare({ query, variables: { n } }, access);
    return outcome.ok ? [] : outcome.errors.map(({ message, extensions }) => `${extensions.code}: ${message}`);
  };
  expect([ask(99, 100), ask(1e9)]).toEqual([[], []]);
  expect(ask(100, 100)).toEqual([
    'DOCUMENT_TOO_COSTLY: The operation may cost 101, and 100 is the most that is admitted.',
  ]);
});

test('where exactly one argument must say the size, none and two are refused', () => {
  const codes = (query: string, variables = {}) => {
    const outcome = stage.prepare({ query, variables }, { profileId: 'p', refuse: () => undefined });
    return outcome.ok ? [] : outcome.errors.map(({ extensions }) => extensions.code);
  };
  const query = 'query($a: Int, $b: Int) { strict(first: $a, last: $b) { id } }';
  expect([codes(query, { a: 1 }), codes(query, { b: 1, a: null })]).toEqual([[], []]);
  expect([codes(query), codes(query, { a: 1, b: 1 })]).toEqual([['LIST_SIZE_UNSTATED'], ['LIST_SIZE_UNSTATED']]);
});

describe('a supergraph says what things cost', () => {
  const link = (imports: string) =>
    `schema @link(url: "https://specs.apollo.dev/cost/v0.1", import: [${imports}]) { query: Query }`;
  test.each([
    ['under its own names', '"@listSize"', 'cost', 'listSize'],
    [
      'under the names of an import',
      '{ name: "@cost", as: "@price" }, { name: "@listSize", as: "@size" }',
      'price',
      'size',
    ],
    ['under the name of the specification', '', 'cost', 'cost__listSize'],
  ])('%s', (_name, imports, cost, listSize) => {
    const supergraphSdl = `${link(imports)} type Query { a: [A] @${listSize}(assumedSize: 3) @${cost}(weight: 2) } type A { b: Int }`;
    const directives = costDirectivesOf({ supergraphSdl });
    expect([...directives.weights]).toEqual([['Query.a', 2]]);
    expect(directives.listSizes.get('Query.a')?.assumedSize).toBe(3);
  });

  test('but only in the words of that specification', () => {
    const supergraphSdl = `${link('{ name: "@cost", as: "@price" }')} type A @cost(weight: 2) { b: Int }`;
    const { weights } = costDirectivesOf({ supergraphSdl });
    expect([...weights]).toEqual([]);
    expect([...costDirectivesOf({ supergraphSdl: 'type A @cost(weight: 2) { b: Int }' }).weights]).toEqual([]);
  });
});
