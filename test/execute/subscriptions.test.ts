import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import { GatewayError } from '../../src/errors/gatewayError.ts';
import type { ExecutedAnswer } from '../../src/model/executedAnswer.ts';
import type { Source, SourceEvent, SourceRequest } from '../../src/model/source.ts';
import { errorLines, fakeFederation, readPieces } from '../support/fakeFederation.ts';
import { fakeSource, type FakeSourceOptions } from '../support/fakeSource.ts';
import type { EndSignal } from '../../src/util/ending.ts';

const moved = (personalId: string | null): SourceEvent => ({
  data: { moved: personalId === null ? null : { __typename: 'Person', personalId } },
  errors: [],
});

/** A register that tells who has moved, and another one that knows their tax. */
function registers(events: NonNullable<Source['subscribe']>, tax: Partial<FakeSourceOptions> = {}) {
  const incidents: unknown[] = [];
  const register = fakeSource({
    id: 'register',
    sdl: 'type Query { a: Int } type Subscription { moved(city: String): Person } type Person @key(fields: "personalId") { personalId: ID! }',
    events,
  });
  const taxes = fakeSource({
    id: 'tax',
    sdl: 'type Person @key(fields: "personalId") { personalId: ID! due: Int }',
    resolvers: { Person: { due: ({ personalId }) => Number(personalId) * 10 } },
    ...tax,
  });
  const federation = fakeFederation([register, taxes], { onIncident: (incident) => incidents.push(incident) });
  return { ...federation, taxes, incidents };
}

async function* stream(...events: readonly SourceEvent[]): AsyncGenerator<SourceEvent> {
  for (const event of events) yield await Promise.resolve(event);
}

async function all(answers: AsyncIterable<ExecutedAnswer>) {
  const read: unknown[] = [];
  for await (const { data, errors } of answers) read.push([readPieces(data), errorLines(errors)]);
  return read;
}

const query = 'subscription($c: String) { m: moved(city: $c) { personalId due } }';

describe('a subscription', () => {
  test('answers each event with what all sources know of it', async () => {
    const requests: SourceRequest[] = [];
    const { subscribe, taxes } = registers((request) => {
      requests.push(request);
      return Promise.resolve(stream({ ...moved('1'), data: { _a0_moved: moved('1').data?.['moved'] } }, moved('2')));
    });
    const answers = await all(subscribe('subscription { moved { personalId due } }'));
    expect(answers[1]).toEqual([{ moved: { personalId: '2', due: 20 } }, []]);
    expect(taxes.requests.map(({ context }) => context.isAfterChange)).toEqual([true]);
    expect(requests).toHaveLength(1);
  });

  test('hands the client’s variables to the source of events', async () => {
    const requests: SourceRequest[] = [];
    const { subscribe } = registers((request) => {
      requests.push(request);
      return Promise.resolve(stream());
    });
    expect(await all(subscribe(query, { variables: { c: 'Huế' } }))).toEqual([]);
    expect(Object.values(requests[0]?.variables ?? {})).toEqual(['Huế']);
  });

  test('goes on when a source fails for one event', async () => {
    let isDown = true;
    const { subscribe } = registers(() => Promise.resolve(stream(moved('1'), moved('2'), moved(null))), {
      tamper: (answer) => {
        if (!isDown) return answer;
        isDown = false;
        throw new GatewayError('SOURCE_UNREACHABLE', { source: 'tax' });
      },
    });
    expect(await all(subscribe('subscription { moved { personalId due } }'))).toEqual([
      [{ moved: { personalId: '1', due: null } }, ['SOURCE_UNREACHABLE at moved.due from tax']],
      [{ moved: { personalId: '2', due: 20 } }, []],
      [{ moved: null }, []],
    ]);
  });

  test('tells errors of an event at their place', async () => {
    const failed = { data: { moved: null }, errors: [{ code: 'SOURCE_REPORTED_ERROR', path: ['moved'] }] };
    const { subscribe } = registers(() => Promise.resolve(stream(failed)));
    expect(await all(subscribe('subscription { moved { due } }'))).toEqual([
      [{ moved: null }, ['SOURCE_REPORTED_ERROR at moved from register']],
    ]);
  });

  test('that is refused ends with the reason', async () => {
    const { subscribe, incidents } = registers(() =>
      Promise.reject(new GatewayError('SOURCE_UNREACHABLE', { source: 'register' })),
    );
    expect(await all(subscribe('subscription { moved { due } }'))).toEqual([
      [null, ['SOURCE_UNREACHABLE at moved from register']],
    ]);
    expect(incidents).toMatchObject([{ source: 'register', code: 'SOURCE_UNREACHABLE' }]);
  });

  test('that breaks off ends with the reason, after what came before', async () => {
    const { subscribe } = registers(() =>
      Promise.resolve(
        (async function* () {
          yield await Promise.resolve(moved('1'));
          throw new TypeError('a value that must not be seen');
        })(),
      ),
    );
    const answers = await all(subscribe('subscription { moved { due } }'));
    expect(answers).toEqual([
      [{ moved: { due: 10 } }, []],
      [null, ['SOURCE_CALL_FAILED at moved from register']],
    ]);
  });

  test('of a source without events ends with an error', async () => {
    const federation = fakeFederation([
      fakeSource({ id: 'register', sdl: 'type Query { a: Int } type Subscription { moved: Int }' }),
    ]);
    expect(await all(federation.subscribe('subscription { moved }'))).toEqual([
      [null, ['SOURCE_CALL_FAILED at moved from register']],
    ]);
  });
});

describe('a subscription ends at the source, though it is silent,', () => {
  /** Waits for ever, and does not listen to the signal. */
  const silent = (): { readonly events: AsyncIterable<SourceEvent>; readonly ended: () => boolean } => {
    let ended = false;
    const iterator: AsyncIterator<SourceEvent> = {
      next: () => new Promise(() => undefined),
      return: () => {
        ended = true;
        return Promise.resolve({ done: true, value: undefined });
      },
    };
    return { events: { [Symbol.asyncIterator]: () => iterator }, ended: () => ended };
  };

  test('when the client leaves', async () => {
    const { events, ended } = silent();
    const signals: EndSignal[] = [];
    const { subscribe } = registers(({ signal }) => {
      signals.push(signal);
      return Promise.resolve(events);
    });
    const iterator = subscribe('subscription { moved { due } }')[Symbol.asyncIterator]();
    const next = iterator.next();
    await pause(1);
    await iterator.return?.();
    expect((await next).done).toBe(true);
    expect(ended()).toBe(true);
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
  });

  test('when its signal ends', async () => {
    const { events, ended } = silent();
    const leaving = new AbortController();
    const { subscribe, incidents } = registers(() => Promise.resolve(events));
    const answers = all(subscribe('subscription { moved { due } }', { signal: leaving.signal }));
    await pause(1);
    leaving.abort();
    expect(await answers).toEqual([]);
    expect(ended()).toBe(true);
    expect(incidents).toEqual([]);
  });
});
