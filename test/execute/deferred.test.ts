import { describe, expect, test } from '@jest/globals';
import { GatewayError } from '../../src/errors/gatewayError.ts';
import type { ExecutedAnswer } from '../../src/model/executedAnswer.ts';
import { errorLines, fakeFederation, readPieces } from '../support/fakeFederation.ts';
import { fakeSource, type FakeSourceOptions } from '../support/fakeSource.ts';
import { smallCountry, type SmallMinistry } from '../support/smallCountry.ts';

const federation = fakeFederation(Object.values(smallCountry()));

/** All parts of an answer, as a client reads them. */
async function readParts({ data, errors, later }: ExecutedAnswer) {
  const parts: unknown[] = [];
  for await (const { pending, incremental, completed, hasNext } of later?.parts ?? [])
    parts.push({
      ...(pending.length > 0 && { pending }),
      incremental: incremental.map(({ id, subPath, data: added, errors: failed }) => ({
        id,
        ...(subPath && { subPath }),
        data: readPieces(added),
        ...(failed.length > 0 && { errors: errorLines(failed) }),
      })),
      completed: completed.map(({ id, errors: failed }) => (failed ? { id, errors: errorLines(failed) } : { id })),
      hasNext,
    });
  return { data: readPieces(data), errors: errorLines(errors), pending: later?.pending, parts };
}

const ask = async (query: string) => readParts(await federation.askParts(query));

describe('a deferred fragment', () => {
  test('comes later, at its place', async () => {
    expect(await ask('{ person(personalId: "1") { fullName ... @defer(label: "tax") { t: taxClass } } }')).toEqual({
      data: { person: { fullName: 'Nguyễn Văn An' } },
      errors: [],
      pending: [{ id: '0', path: ['person'], label: 'tax' }],
      parts: [{ incremental: [{ id: '0', data: { t: 'SMALL' } }], completed: [{ id: '0' }], hasNext: false }],
    });
  });

  test('comes once for each object of a list', async () => {
    const { data, pending, parts } = await ask('{ people(first: 2) { personalId ... @defer { taxClass } } }');
    expect(data).toEqual({ people: [{ personalId: '1' }, { personalId: '2' }] });
    expect(pending).toEqual([
      { id: '0', path: ['people', 0] },
      { id: '1', path: ['people', 1] },
    ]);
    expect(parts).toEqual([
      {
        incremental: [
          { id: '0', data: { taxClass: 'SMALL' } },
          { id: '1', data: { taxClass: 'LARGE' } },
        ],
        completed: [{ id: '0' }, { id: '1' }],
        hasNext: false,
      },
    ]);
  });

  test('does not repeat what was sent, and adds to the objects that were', async () => {
    const { data, parts } = await ask(
      '{ person(personalId: "1") { address { city } ... @defer { fullName address { city street } } fullName } }',
    );
    expect(data).toEqual({ person: { address: { city: null }, fullName: 'Nguyễn Văn An' } });
    expect(parts).toEqual([
      {
        incremental: [{ id: '0', subPath: ['address'], data: { street: 'Đường 1' } }],
        completed: [{ id: '0' }],
        hasNext: false,
      },
    ]);
  });

  test('adds to the objects of lists', async () => {
    const { data, parts } = await ask(
      '{ person(personalId: "1") { friends { personalId } ... @defer { friends { taxClass } } } }',
    );
    expect(data).toEqual({ person: { friends: [{ personalId: '2' }, { personalId: '3' }] } });
    expect(parts).toMatchObject([
      {
        incremental: [
          { id: '0', subPath: ['friends', 0], data: { taxClass: 'LARGE' } },
          { id: '0', subPath: ['friends', 1], data: { taxClass: 'SMALL' } },
        ],
      },
    ]);
  });

  test('with nothing of its own is not announced', async () => {
    const answer = await federation.askParts('{ person(personalId: "1") { fullName ... @defer { fullName } } }');
    expect(answer.later).toBeUndefined();
  });

  test('of an object that is not there is not announced', async () => {
    const answer = await federation.askParts('{ person(personalId: "9") { fullName ... @defer { taxClass } } }');
    expect(readPieces(answer.data)).toEqual({ person: null });
    expect(answer.later).toBeUndefined();
  });

  test('of another type is not announced', async () => {
    const { pending } = await ask('{ assets { label ... on Boat @defer { crew { fullName } } } }');
    expect(pending).toEqual([{ id: '0', path: ['assets', 1] }]);
  });

  test('may stand at the root', async () => {
    const { fetches, ...rest } = federation.plan('{ peopleCount parcels { area } }');
    const plan = {
      ...rest,
      fetches: fetches.map((fetch) => (fetch.source === 'land' ? { ...fetch, deferredFor: ['d0'] } : fetch)),
    };
    const answer = await federation.askParts('{ peopleCount ... @defer { parcels { area } } }', { plan });
    expect(await readParts(answer)).toMatchObject({
      data: { peopleCount: 3 },
      pending: [{ id: '0', path: [] }],
      parts: [{ incremental: [{ id: '0', data: { parcels: [{ area: 120.5 }, { area: 80 }] } }], hasNext: false }],
    });
  });

  test('within another one is announced with it', async () => {
    const { parts } = await ask(
      '{ person(personalId: "1") { fullName ... @defer(label: "a") { taxClass ... @defer(label: "b") { birthYear } } } }',
    );
    expect(parts).toEqual([
      {
        pending: [{ id: '1', path: ['person'], label: 'b' }],
        incremental: [{ id: '0', data: { taxClass: 'SMALL' } }],
        completed: [{ id: '0' }],
        hasNext: true,
      },
      { incremental: [{ id: '1', data: { birthYear: 1981 } }], completed: [{ id: '1' }], hasNext: false },
    ]);
  });
});

/** Ministries that wait until they are told to answer. */
function held(...names: readonly SmallMinistry[]) {
  const release = new Map<SmallMinistry, () => void>();
  const changes: Partial<Record<SmallMinistry, Partial<FakeSourceOptions>>> = {};
  for (const name of names) {
    const open = new Promise<void>((resolve) => release.set(name, resolve));
    changes[name] = { tamper: (answer) => open.then(() => answer) };
  }
  return {
    ...fakeFederation(Object.values(smallCountry(changes))),
    release: (name: SmallMinistry) => release.get(name)?.(),
  };
}

describe('parts come when their sources have answered', () => {
  const query =
    '{ person(personalId: "2") { personalId ... @defer(label: "a") { taxClass } ... @defer(label: "b") { taxClass firms { size } } } }';

  test('the first answer waits for none of them, and the quick ones for none of the slow', async () => {
    const { askParts, release } = held('tax', 'firms');
    const { data, later } = await askParts(
      '{ person(personalId: "2") { personalId ... @defer { taxClass } ... @defer { firms { size } } } }',
    );
    expect(readPieces(data)).toEqual({ person: { personalId: '2' } });
    const parts = later?.parts[Symbol.asyncIterator]();
    release('firms');
    const first = (await parts?.next())?.value as { incremental: { id: string }[]; hasNext: boolean };
    expect(first.incremental.map(({ id }) => id)).toEqual(['1']);
    expect(first.hasNext).toBe(true);
    release('tax');
    const second = (await parts?.next())?.value as { incremental: { id: string }[]; hasNext: boolean };
    expect(second.incremental.map(({ id }) => id)).toEqual(['0']);
    expect(second.hasNext).toBe(false);
    expect((await parts?.next())?.done).toBe(true);
  });

  test('what two fragments share comes with the first that is ready', async () => {
    const { askParts, release } = held('firms');
    const answer = askParts(query);
    const { later } = await answer;
    const parts = later?.parts[Symbol.asyncIterator]();
    const first = (await parts?.next())?.value as never;
    release('firms');
    const second = (await parts?.next())?.value as never;
    expect([first, second]).toMatchObject([
      { incremental: [{ id: '0' }], completed: [{ id: '0' }], hasNext: true },
      { incremental: [{ id: '1' }], completed: [{ id: '1' }], hasNext: false },
    ]);
    const texts = [first, second].map(({ incremental: [part] }: { incremental: [{ data: Iterable<string> }] }) =>
      [...part.data].join(''),
    );
    expect(texts).toEqual(['{"taxClass":"LARGE"}', '{"firms":[{"size":10},{"size":3}]}']);
  });

  test('who leaves ends what is under way', async () => {
    const { askParts } = held('tax');
    const { later } = await askParts('{ person(personalId: "2") { personalId ... @defer { taxClass } } }');
    const parts = later?.parts[Symbol.asyncIterator]();
    const next = parts?.next();
    await parts?.return?.();
    expect((await next)?.value).toMatchObject({ completed: [{ id: '0' }], hasNext: false });
  });
});

describe('what fails in a part', () => {
  test('is told with it', async () => {
    const down = () => {
      throw new GatewayError('SOURCE_UNREACHABLE', { source: 'tax' });
    };
    const { askParts } = fakeFederation(Object.values(smallCountry({ tax: { tamper: down } })));
    expect(
      await readParts(await askParts('{ person(personalId: "1") { fullName ... @defer { t: taxClass } } }')),
    ).toMatchObject({
      errors: [],
      parts: [
        {
          incremental: [{ id: '0', data: { t: null }, errors: ['SOURCE_UNREACHABLE at person.t from tax'] }],
          completed: [{ id: '0' }],
        },
      ],
    });
  });

  const boxes = (box: unknown) =>
    fakeFederation([
      fakeSource({
        id: 's',
        sdl: 'type Query { box: Box } type Box { must: Int! other: Int inner: Box }',
        resolvers: { Query: { box: () => box } },
        tamper: (answer) => ({ ...answer, data: { box }, errors: [] }),
      }),
    ]);

  test('and must not be null costs the whole part', async () => {
    const { askParts } = boxes({ must: null, other: 1 });
    expect(await readParts(await askParts('{ box { other ... @defer { must } } }'))).toMatchObject({
      data: { box: { other: 1 } },
      parts: [{ incremental: [], completed: [{ id: '0', errors: ['SOURCE_VALUE_MISSING at box.must from s'] }] }],
    });
  });

  test('in the first answer takes the parts under it along', async () => {
    const { askParts } = boxes({ must: null, other: 1, inner: { other: 2 } });
    const answer = await readParts(await askParts('{ box { must inner { other ... @defer { must } } } }'));
    expect(answer).toMatchObject({ data: { box: null }, pending: undefined, parts: [] });
  });
});
