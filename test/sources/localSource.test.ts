import { expect, test } from '@jest/globals';
import { parse } from 'graphql';
import { GatewayError } from '../../src/errors/gatewayError.ts';
import type { LocalBinding } from '../../src/model/binding.ts';
import type { SourceAnswer, SourceRequest } from '../../src/model/source.ts';
import { createLocalSource } from '../../src/sources/local/createLocalSource.ts';
import { testDictionary } from './support/openTestSource.ts';

const binding: LocalBinding = {
  id: 'gateway',
  kind: 'local',
  ministry: { vi: 'Thử', en: 'Test', agency: 'G01.C12' },
  sdl: `
    extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@external", "@requires"])
    scalar Date
    enum Verdict { YES UNKNOWN }
    union Thing = Person | Book
    type Query { hello(name: String): String today: Date thing: Thing }
    type Book { title: String }
    type Person @key(fields: "personalId") {
      personalId: ID!
      lifeStatus: String @external
      alive(at: Date): Verdict @requires(fields: "lifeStatus")
      refused: String
      broken: String
    }
    type Order @key(fields: "no") { no: ID! total: Int }
  `,
  resolvers: {
    Query: {
      hello: (_, { name }, { request }) => `${String(name)} ${String(request.purpose)}`,
      today: (_parent, _args, { today }) => today,
      thing: () => ({ title: 'Luật' }),
    },
    Thing: { __resolveType: () => 'Book' },
    Person: {
      alive: (person, { at }, { unavailable }) =>
        unavailable(person).some(({ path }) => path[0] === 'lifeStatus') || at === undefined
          ? 'UNKNOWN'
          : person['lifeStatus'] === '1'
            ? 'YES'
            : null,
      refused: () => {
        throw new GatewayError('SOURCE_REFUSED', { source: 'gateway' });
      },
      broken: () => {
        throw new TypeError('a value of a person');
      },
    },
    Order: {
      __resolveReference: ({ no }) => (no === '1' ? { no, total: 5 } : null),
    },
  },
};

const faults: unknown[] = [];

function ask(
  text: string,
  variables: Record<string, unknown>,
  more: Partial<SourceRequest> = {},
): Promise<SourceAnswer> {
  const source = createLocalSource(binding, {
    services: { dictionary: testDictionary(), adminUnits: undefined as never },
    nowMs: () => Date.parse('2026-11-20T18:00:00Z'),
    onResolverError: (error) => faults.push(error),
  });
  return source.execute({
    text,
    document: parse(text),
    variables,
    context: { requestId: 'r', purpose: 'TREATMENT', wantsProvenance: false },
    signal: new AbortController().signal,
    ...more,
  });
}

const entities = (selection: string): string =>
  `query ($r: [_Any!]!, $at: Date) { _entities(representations: $r) { __typename ${selection} } }`;

test('root fields are computed with the request’s context and Vietnam’s day', async () => {
  const { data, errors } = await ask('query ($n: String) { hello(name: $n) today thing { ... on Book { title } } }', {
    n: 'Ada',
  });
  expect(errors).toEqual([]);
  expect(data).toEqual({ hello: 'Ada TREATMENT', today: '2026-11-21', thing: { title: 'Luật' } });
});

test('entities are made of their representations, in order', async () => {
  const r = [
    { __typename: 'Person', personalId: 'P1', lifeStatus: '1' },
    { __typename: 'Order', no: '1' },
    { __typename: 'Order', no: '2' },
  ];
  const { data } = await ask(entities('... on Person { personalId alive(at: $at) } ... on Order { total }'), {
    r,
    at: '2026-01-01',
  });
  expect(data).toEqual({
    _entities: [{ __typename: 'Person', personalId: 'P1', alive: 'YES' }, { __typename: 'Order', total: 5 }, null],
  });
});

test('a resolver learns which required inputs could not be had, and why', async () => {
  const r = [
    { __typename: 'Person', personalId: 'P1', lifeStatus: '1' },
    { __typename: 'Person', personalId: 'P2', lifeStatus: null },
  ];
  const { data } = await ask(
    entities('... on Person { alive(at: $at) }'),
    { r, at: '2026-01-01' },
    {
      unavailable: [{ variable: 'r', index: 1, path: ['lifeStatus'], source: 'population', code: 'SOURCE_TIMED_OUT' }],
    },
  );
  expect(data).toEqual({
    _entities: [
      { __typename: 'Person', alive: 'YES' },
      { __typename: 'Person', alive: 'UNKNOWN' },
    ],
  });
});

test('a resolver that throws fails its field; what it said goes to the log, not into the answer', async () => {
  const r = [{ __typename: 'Person', personalId: 'P1' }];
  const { data, errors } = await ask(entities('... on Person { personalId refused broken }'), { r });
  expect(data).toEqual({ _entities: [{ __typename: 'Person', personalId: 'P1', refused: null, broken: null }] });
  expect(errors).toEqual([
    { code: 'SOURCE_REFUSED', path: ['_entities', 0, 'refused'], params: { source: 'gateway' } },
    { code: 'RESOLVER_FAILED', path: ['_entities', 0, 'broken'] },
  ]);
  expect(faults).toEqual([new TypeError('a value of a person')]);
});
