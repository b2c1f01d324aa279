import { describe, expect, test } from '@jest/globals';
import { GatewayError } from '../../src/errors/gatewayError.ts';
import { errorLines, fakeFederation } from '../support/fakeFederation.ts';
import { fakeSource, type FakeSource, type Speech } from '../support/fakeSource.ts';
import { smallCountry } from '../support/smallCountry.ts';

/** Representations of each request that a ministry got. */
function sent(source: FakeSource): readonly unknown[] {
  return source.requests.map(({ variables }) =>
    Object.values(variables)
      .filter((value): value is readonly Record<string, unknown>[] => Array.isArray(value))
      .map((list) => list.map((key) => Object.values(key).slice(1).join())),
  );
}

describe.each(['objects', 'text'] as const)('entities are asked for in batches of %s', (speaks) => {
  test('each once, however often it occurs', async () => {
    const country = smallCountry({}, speaks);
    const { data } = await fakeFederation(Object.values(country)).ask('{ people { friends { taxClass } } }');
    expect(JSON.stringify(data).match(/taxClass/g)).toHaveLength(6);
    expect(sent(country.tax)).toEqual([[['2', '3', '1']]]);
  });

  test('in several requests, where a ministry takes no more at once', async () => {
    const country = smallCountry({}, speaks);
    const federation = fakeFederation(Object.values(country), { batchLimit: (id) => (id === 'tax' ? 2 : 1_000) });
    const { data, errors } = await federation.ask('{ people { personalId taxDue(year: 1) } }');
    expect(sent(country.tax)).toEqual([[['1', '2']], [['3']]]);
    expect(errors).toEqual([]);
    expect(data).toEqual({ people: ['1', '2', '3'].map((id) => ({ personalId: id, taxDue: 10 + Number(id) })) });
  });

  test('and a request that fails costs its own part only', async () => {
    const country = smallCountry(
      {
        tax: {
          tamper: (answer, { variables }) => {
            if (JSON.stringify(variables).includes('"3"'))
              throw new GatewayError('SOURCE_UNREACHABLE', { source: 'tax' });
            return answer;
          },
        },
      },
      speaks,
    );
    const federation = fakeFederation(Object.values(country), { batchLimit: () => 2 });
    const { data, errors } = await federation.ask('{ people { taxClass } }');
    expect(data).toEqual({ people: [{ taxClass: 'SMALL' }, { taxClass: 'LARGE' }, { taxClass: null }] });
    expect(errorLines(errors)).toEqual(['SOURCE_UNREACHABLE at people.2.taxClass from tax']);
  });

  test('and not at all when there are none', async () => {
    const country = smallCountry({}, speaks);
    const { data } = await fakeFederation(Object.values(country)).ask('{ people(first: 0) { taxClass } }');
    expect(data).toEqual({ people: [] });
    expect(country.tax.requests).toEqual([]);
  });
});

/** A ministry of cars, a ministry that needs what the first knows to compute a toll. */
function tolls(options: {
  readonly acceptsUnavailable: boolean;
  readonly weight?: unknown;
  readonly plate?: unknown;
  readonly isDown?: boolean;
  readonly speaks?: Speech;
}) {
  const { acceptsUnavailable, weight = 9, plate = 'A1', isDown = false, speaks = 'objects' } = options;
  const registry = fakeSource({
    id: 'registry',
    speaks,
    sdl: 'type Query { cars: [Car!] } type Car @key(fields: "plate") { plate: ID! }',
    resolvers: { Query: { cars: () => [{ plate: 'A1' }] } },
    tamper: (answer) => ({ ...answer, data: { cars: [{ __typename: 'Car', plate }] } }),
  });
  const scales = fakeSource({
    id: 'scales',
    speaks,
    sdl: 'type Car @key(fields: "plate") { plate: ID! load: Load } type Load { weight: Int }',
    tamper: (answer) => {
      if (isDown) throw new GatewayError('SOURCE_UNREACHABLE', { source: 'scales' });
      return { ...answer, data: { _entities: [{ load: { weight } }] } };
    },
  });
  const toll = fakeSource({
    id: 'toll',
    speaks,
    sdl: 'type Car @key(fields: "plate") { plate: ID! load: Load @external toll: Int @requires(fields: "load { weight }") } type Load { weight: Int @external }',
    acceptsUnavailable,
    tamper: (answer, { variables }) => {
      const [car] = variables['representations'] as readonly {
        readonly load: { readonly weight: number | null } | null;
      }[];
      return { ...answer, data: { _entities: [{ toll: (car?.load?.weight ?? 0) * 100 }] } };
    },
  });
  return { registry, scales, toll, ask: () => fakeFederation([registry, scales, toll]).ask('{ cars { toll } }') };
}

describe.each(['objects', 'text'] as const)('what a fetch requires of sources that speak %s', (speaks) => {
  test('may come back in another version: only a key tells whose record it is', async () => {
    const sdl = 'type Car @key(fields: "plate") { plate: ID! colour: String';
    const cars = fakeSource({
      id: 'cars',
      speaks,
      sdl: `type Query { cars: [Car!] } ${sdl} }`,
      resolvers: { Query: { cars: () => [{ plate: 'A1', colour: 'red' }] } },
    });
    const paint = fakeSource({
      id: 'paint',
      speaks,
      sdl: `${sdl} @external price: Int @requires(fields: "colour") }`,
      tamper: (answer, { variables }) => {
        const [car] = variables['representations'] as readonly { readonly plate: string; readonly colour: string }[];
        return {
          ...answer,
          data: { _entities: [{ plate: car?.plate, colour: `dark ${car?.colour ?? ''}`, price: 5 }] },
        };
      },
    });
    const { data, errors } = await fakeFederation([cars, paint]).ask('{ cars { price colour } }');
    expect(errors).toEqual([]);
    expect(data).toEqual({ cars: [{ price: 5, colour: 'red' }] });
  });

  test('goes into its representations', async () => {
    const { toll, ask } = tolls({ speaks, acceptsUnavailable: false });
    expect((await ask()).data).toEqual({ cars: [{ toll: 900 }] });
    expect(toll.requests[0]?.variables).toEqual({
      representations: [{ __typename: 'Car', plate: 'A1', load: { weight: 9 } }],
    });
  });

  test('may be null: that is an input like any other', async () => {
    const { ask, toll } = tolls({ speaks, acceptsUnavailable: false, weight: null });
    expect(await ask()).toMatchObject({ data: { cars: [{ toll: 0 }] }, errors: [] });
    expect(toll.requests).toHaveLength(1);
  });

  test('when it failed, the fetch is not sent, and its fields name the ministry at fault', async () => {
    const { ask, toll } = tolls({ speaks, acceptsUnavailable: false, isDown: true });
    const { data, errors } = await ask();
    expect(data).toEqual({ cars: [{ toll: null }] });
    expect(errorLines(errors)).toEqual(['DEPENDENCY_UNAVAILABLE at cars.0.toll from scales']);
    expect(errors[0]?.message).toContain('SOURCE_UNREACHABLE');
    expect(toll.requests).toEqual([]);
  });

  test('when it failed, a source that can do without is told so', async () => {
    const { ask, toll } = tolls({ speaks, acceptsUnavailable: true, isDown: true });
    expect(await ask()).toMatchObject({ data: { cars: [{ toll: 0 }] }, errors: [] });
    expect(toll.requests[0]).toMatchObject({
      variables: { representations: [{ plate: 'A1', load: null }] },
      unavailable: [
        { variable: 'representations', index: 0, path: ['load'], source: 'scales', code: 'SOURCE_UNREACHABLE' },
      ],
    });
  });

  test('without a key nobody is asked, and nothing is known', async () => {
    const { ask, scales } = tolls({ speaks, acceptsUnavailable: false, plate: null });
    expect(await ask()).toMatchObject({ data: { cars: [{ toll: null }] }, errors: [] });
    expect(scales.requests).toEqual([]);
  });

  test('is not sent when it is no valid key: it could spoil the batch of everybody else', async () => {
    const { ask, scales } = tolls({ speaks, acceptsUnavailable: false, plate: { rubbish: true } });
    const { data, errors } = await ask();
    expect(data).toEqual({ cars: [{ toll: null }] });
    expect(errorLines(errors)).toEqual(['DEPENDENCY_UNAVAILABLE at cars.0.toll from registry']);
    expect(scales.requests).toEqual([]);
  });
});
