import { describe, expect, test } from '@jest/globals';
import { parse } from 'graphql';
import type { Plan } from '../../src/model/plan.ts';
import { errorLines, fakeFederation } from '../support/fakeFederation.ts';
import { fakeSource } from '../support/fakeSource.ts';
import { smallCountry } from '../support/smallCountry.ts';

const people = [{ kind: 'field', name: 'people' } as const, { kind: 'items' } as const];

describe('a field without a lawful way', () => {
  const withoutTax = ({ fetches }: Plan): Plan => ({
    fetches: fetches.filter(({ source }) => source !== 'tax'),
    unreachable: [{ path: people, responseKey: 'taxClass', dependency: 'Person.personalId' }],
  });

  test('is null, and its error names what may not be read', async () => {
    const country = smallCountry();
    const { data, errors } = await fakeFederation(Object.values(country)).ask('{ people { fullName t: taxClass } }', {
      changePlan: withoutTax,
    });
    expect(data).toMatchObject({ people: [{ fullName: 'Nguyễn Văn An', t: null }, { t: null }, { t: null }] });
    expect(errorLines(errors)).toEqual([0, 1, 2].map((at) => `FIELD_NEEDS_REFUSED at people.${String(at)}.t`));
    expect(errors[0]?.message).toContain('Person.personalId');
    expect(country.tax.requests).toEqual([]);
  });

  test('takes its object with it where it must not be null', async () => {
    const source = fakeSource({
      id: 's',
      sdl: 'type Query { boxes: [Box] } type Box { must: Int! other: Int }',
      resolvers: { Query: { boxes: () => [{ must: 1, other: 2 }] } },
    });
    const path = [{ kind: 'field', name: 'boxes' } as const, { kind: 'items' } as const];
    const { data, errors } = await fakeFederation([source]).ask('{ boxes { must other } }', {
      changePlan: (plan) => ({ ...plan, unreachable: [{ path, responseKey: 'must', dependency: 'Box.other' }] }),
    });
    expect(data).toEqual({ boxes: [null] });
    expect(errorLines(errors)).toEqual(['FIELD_NEEDS_REFUSED at boxes.0.must']);
  });
});

describe('a way back to the root', () => {
  const registry = (result: unknown) =>
    fakeSource({
      id: 'registry',
      sdl: 'type Query { state: String } type Mutation { file: Receipt } type Receipt { no: Int query: Query }',
      resolvers: { Mutation: { file: () => result } },
    });
  const clock = fakeSource({ id: 'clock', sdl: 'type Query { hour: Int }', resolvers: { Query: { hour: () => 9 } } });
  const text = 'query { hour }';
  const backAt = ({ fetches, ...plan }: Plan): Plan => ({
    ...plan,
    fetches: [
      ...fetches.filter(({ source }) => source === 'registry'),
      {
        kind: 'fetch',
        id: 2,
        source: 'clock',
        operation: 'query',
        text,
        document: parse(text),
        variables: [],
        entities: [],
        at: [
          { kind: 'field', name: 'file' },
          { kind: 'field', name: 'query' },
        ],
        renames: [],
        after: [1],
      },
    ],
  });

  test('is followed from the object that has it', async () => {
    const federation = fakeFederation([registry({ no: 7, query: { state: 'filed' } }), clock]);
    const { data, errors } = await federation.ask('mutation { file { no query { state h: hour } } }', {
      changePlan: backAt,
    });
    expect(errorLines(errors)).toEqual([]);
    expect(data).toEqual({ file: { no: 7, query: { state: 'filed', h: 9 } } });
    expect(clock.requests.at(-1)?.context.isAfterChange).toBe(true);
  });

  test('is not followed when it is not there', async () => {
    const before = clock.requests.length;
    const federation = fakeFederation([registry({ no: 7, query: null }), clock]);
    const { data } = await federation.ask('mutation { file { no query { state hour } } }', { changePlan: backAt });
    expect(data).toEqual({ file: { no: 7, query: null } });
    expect(clock.requests).toHaveLength(before);
  });
});
