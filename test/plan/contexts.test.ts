import { describe, expect, test } from '@jest/globals';
import { composeSubgraphs } from '../../src/compose/composeSubgraphs.ts';
import { GatewayError } from '../../src/errors/gatewayError.ts';
import type { PlanningContext } from '../../src/model/plan.ts';
import { createPlanner } from '../../src/plan/createPlanner.ts';
import { printPlan } from '../../src/plan/printPlan.ts';

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9",
  import: ["@key", "@requires", "@external", "@shareable", "@override", "@interfaceObject"])`;

function plannerOf(subgraphs: Readonly<Record<string, string>>) {
  const { supergraphSdl } = composeSubgraphs(
    Object.entries(subgraphs).map(([id, sdl]) => ({ id, sdl: `${LINK} ${sdl}` })),
  );
  return createPlanner(supergraphSdl);
}

function context(changes: Partial<PlanningContext>): PlanningContext {
  return { id: 'test', refuses: () => false, labels: new Set(), weightOf: () => 1, ...changes };
}

function refusing(...coordinates: readonly string[]): PlanningContext {
  return context({ refuses: (type, field) => coordinates.includes(`${type}.${field}`) });
}

describe('what the caller may not read', () => {
  const planner = plannerOf({
    people:
      'type Query { person: Person } type Person @key(fields: "id") @key(fields: "code") { id: ID! code: ID! name: String }',
    land: 'type Person @key(fields: "id") { id: ID! area: Int }',
    tax: `type Person @key(fields: "id") @key(fields: "code") {
      id: ID! code: ID! name: String @external debt: Int letter: String @requires(fields: "name") }`,
  });
  const ask = (fields: string, ...refused: string[]) => {
    const { fetches, unreachable } = planner.plan(`{ person { ${fields} } }`, refusing(...refused));
    return { text: fetches.map(({ text }) => text).join('\n'), unreachable };
  };

  test('is no key: another key is taken where there is one', () => {
    const { text, unreachable } = ask('debt', 'Person.id');
    expect(text).not.toMatch(/\bid\b/);
    expect(text).toContain('code');
    expect(unreachable).toEqual([]);
  });

  test('is no key: without another one the field has no way, and nothing is fetched for it', () => {
    expect(ask('name area', 'Person.id')).toEqual({
      text: '{person{name}}',
      unreachable: [{ path: [{ kind: 'field', name: 'person' }], responseKey: 'area', dependency: 'Person.id' }],
    });
  });

  test('is no input of a field that requires it', () => {
    const { text, unreachable } = ask('debt letter', 'Person.name');
    expect(text).not.toContain('name');
    expect(unreachable.map(({ responseKey, dependency }) => [responseKey, dependency])).toEqual([
      ['letter', 'Person.name'],
    ]);
  });
});

describe('sources of a shareable field', () => {
  const planner = plannerOf({
    north: 'type Query { unit: Unit @shareable } type Unit @shareable { name: String area: Int }',
    south: 'type Query { unit: Unit @shareable } type Unit @shareable { name: String people: Int }',
  });
  const sources = (query: string, changes: Partial<PlanningContext> = {}) =>
    planner.plan(query, context(changes)).fetches.map(({ source }) => source);

  test('the first by name, all else being equal', () => {
    expect(sources('{ unit { name } }')).toEqual(['north']);
  });
  test('the one that is asked anyway', () => {
    expect(sources('{ unit { name people } }')).toEqual(['south']);
  });
  test('the one that is preferred', () => {
    expect(sources('{ unit { name } }', { weightOf: (source) => (source === 'north' ? 3 : 1) })).toEqual(['south']);
  });
  test('both, where neither has all of it', () => {
    expect(sources('{ unit { name people area } }')).toEqual(['north', 'south']);
  });
});

test('a progressive override holds for those with its label', () => {
  const planner = plannerOf({
    old: 'type Query { unit: Unit } type Unit @key(fields: "id") { id: ID! name: String }',
    fresh: 'type Unit @key(fields: "id") { id: ID! name: String @override(from: "old", label: "percent(10)") }',
  });
  const sources = (labels: readonly string[]) =>
    planner.plan('{ unit { name } }', context({ labels: new Set(labels) })).fetches.map(({ source }) => source);
  expect(sources([])).toEqual(['old']);
  expect(sources(['percent(10)'])).toEqual(['old', 'fresh']);
});

describe('@defer and subscriptions', () => {
  const planner = plannerOf({
    people: `type Query { person: Person } type Subscription { moved: Person }
      type Person @key(fields: "id") { id: ID! name: String born: Int }`,
    health:
      'type Person @key(fields: "id") { id: ID! blood: String book: Book } type Book { pages: Int notes: String }',
  });
  const fetches = (query: string) =>
    planner
      .plan(query)
      .fetches.map(({ text, after, deferredFor, operation }) => ({ text, after, deferredFor, operation }));

  test('what is deferred has fetches of its own, also at the source that is asked first', () => {
    expect(fetches('{ person { name ... on Person @defer(label: "d0") { born blood } } }')).toEqual([
      { text: '{person{name id}}', after: [], deferredFor: undefined, operation: 'query' },
      expect.objectContaining({
        after: [1],
        deferredFor: ['d0'],
        text: expect.stringContaining('{blood}') as unknown as string,
      }),
      expect.objectContaining({
        after: [1],
        deferredFor: ['d0'],
        text: expect.stringContaining('{born}') as unknown as string,
      }),
    ]);
  });

  test('at the root a deferred fragment is a question of its own', () => {
    expect(fetches('{ person { name } ... on Query @defer(label: "d0") { _a0_person: person { born } } }')).toEqual([
      { text: '{person{name}}', after: [], deferredFor: undefined, operation: 'query' },
      { text: '{_a0_person:person{born}}', after: [], deferredFor: ['d0'], operation: 'query' },
    ]);
  });

  test('what cannot be looked up again comes with what is around it', () => {
    expect(
      fetches('{ person { book { pages ... on Book @defer(label: "d0") { notes } } } }').map(({ text }) => text),
    ).toEqual([
      '{person{id}}',
      'query($representations:[_Any!]!){_entities(representations:$representations){...on Person{book{pages notes}}}}',
    ]);
  });

  test('a deferred fragment in a deferred fragment waits for what it needs of it', () => {
    const plan = planner.plan(
      '{ person { name ... on Person @defer(label: "d0") { born ... on Person @defer(label: "d1") { blood } } } }',
    );
    expect(plan.fetches.map(({ source, deferredFor }) => [source, deferredFor?.join() ?? ''])).toEqual([
      ['people', ''],
      ['health', 'd1'],
      ['people', 'd0'],
    ]);
  });

  test('of a subscription only the event comes from its source, the rest is fetched for each', () => {
    expect(fetches('subscription { moved { name blood } }').map(({ text, operation }) => [operation, text])).toEqual([
      ['subscription', 'subscription{moved{name id}}'],
      ['query', 'query($representations:[_Any!]!){_entities(representations:$representations){...on Person{blood}}}'],
    ]);
  });
});

test('a way back to Query is asked anew, for the place where it stands', () => {
  const planner = plannerOf({
    people: 'type Query { count: Int } type Mutation { move: Moved } type Moved { done: Boolean query: Query! }',
    land: 'type Query { parcels: Int }',
  });
  expect(
    planner
      .plan('mutation { move { done query { count parcels } } }')
      .fetches.map(({ text, at, operation }) => ({ text, at, operation })),
  ).toEqual([
    { text: 'mutation{move{done query{count}}}', at: undefined, operation: 'mutation' },
    {
      text: '{parcels}',
      at: [
        { kind: 'field', name: 'move' },
        { kind: 'field', name: 'query' },
      ],
      operation: 'query',
    },
  ]);
});

test('an interface object never tells a type', () => {
  const planner = plannerOf({
    shelf: `type Query { items: [Item] } interface Item @key(fields: "id") { id: ID! name: String }
      type Book implements Item @key(fields: "id") { id: ID! name: String pages: Int }`,
    stars: 'type Query { best: [Item] } type Item @key(fields: "id") @interfaceObject { id: ID! stars: Int }',
  });
  expect(printPlan(planner.plan('{ best { __typename stars ... on Book { pages } } }'))).toBe(
    ['step 1  stars  best            → id, stars', 'step 2  shelf  Item(id ← best) → [Book].pages'].join('\n'),
  );
});

test('the order of the sources does not matter', () => {
  const subgraphs = {
    a: 'type Query { t: T @shareable } type T @key(fields: "k") { k: ID! x: Int @shareable }',
    b: 'type Query { t: T @shareable } type T @key(fields: "k") @key(fields: "m") { k: ID! m: ID! x: Int @shareable y: Int }',
    c: 'type T @key(fields: "m") { m: ID! x: Int @shareable z: Int }',
  };
  const backwards = Object.fromEntries(Object.entries(subgraphs).reverse());
  const query = '{ t { x y z } }';
  expect(plannerOf(backwards).plan(query)).toEqual(plannerOf(subgraphs).plan(query));
});

test('an operation that needs too much thought is refused with a code', () => {
  const members = Array.from({ length: 45 }, (_, index) => `M${index}`);
  const planner = plannerOf({
    one: `type Query { node: Node } interface Node { id: ID! next: Node }
      ${members.map((name) => `type ${name} implements Node @key(fields: "id") { id: ID! next: Node }`).join(' ')}`,
    two: members.map((name, index) => `type ${name} @key(fields: "id") { id: ID! own${index}: Int }`).join(' '),
  });
  const level = (depth: number): string =>
    depth === 0
      ? '__typename'
      : `__typename ${members.map((name, index) => `... on ${name} { own${index} next { ${level(depth - 1)} } }`).join(' ')}`;
  const started = () => planner.plan(`{ node { ${level(2)} } }`);
  expect(started).toThrow(GatewayError);
  expect(started).toThrow(/PLAN_TOO_COSTLY|more planning/);
});
