import { describe, expect, test } from '@jest/globals';
import { parse } from 'graphql';
import { GatewayError } from '../../../src/errors/gatewayError.ts';
import type { Source, SourceAnswer, SourceCondition, SourceRequest } from '../../../src/model/source.ts';
import { guardSource, type GuardedSource } from '../../../src/sources/guard/guardSource.ts';
import { defaultLimits, type Limits } from '../../../src/sources/guard/limits.ts';
import { manualTiming, type ManualTiming } from '../../support/manualTiming.ts';

const answer: SourceAnswer = { data: { a: 1 }, errors: [], cost: { httpCalls: 1, sqlStatements: 0, bytes: 1 } };
const unreachable = (): Promise<never> => Promise.reject(new GatewayError('SOURCE_UNREACHABLE', { source: 'land' }));
const refused = (): Promise<never> => Promise.reject(new GatewayError('SOURCE_REFUSED', { source: 'land' }));
const overTime = (): DOMException => new DOMException('The time is over', 'TimeoutError');
const forever = (): Promise<never> => new Promise(() => undefined);

type Behaviour = (request: SourceRequest) => Promise<SourceAnswer>;

interface Bench {
  readonly source: GuardedSource;
  readonly timing: ManualTiming;
  readonly conditions: SourceCondition[];
  calls: number;
  behaviour: Behaviour;
  probe: () => Promise<SourceCondition>;
  ask(signal?: AbortSignal): Promise<SourceAnswer>;
}

function bench(limits: Partial<Limits> = {}): Bench {
  const timing = manualTiming();
  const conditions: SourceCondition[] = [];
  const state = {
    calls: 0,
    behaviour: (() => Promise.resolve(answer)) as Behaviour,
    probe: (): Promise<SourceCondition> => Promise.resolve({ state: 'up', sinceMs: timing.nowMs() }),
  };
  const bare: Source = {
    id: 'land',
    kind: 'graphql',
    acceptsUnavailable: false,
    execute: (request) => {
      state.calls += 1;
      return state.behaviour(request);
    },
    probe: () => state.probe(),
    close: () => Promise.resolve(),
  };
  const source = guardSource(bare, {
    limits: { ...defaultLimits, ...limits },
    timing,
    onCondition: (condition) => conditions.push(condition),
  });
  const document = parse('{ a }');
  const ask = (signal = new AbortController().signal): Promise<SourceAnswer> =>
    source.execute({
      text: '{ a }',
      document,
      variables: {},
      context: { requestId: 'r', wantsProvenance: false },
      signal,
    });
  return Object.assign(state, { source, timing, conditions, ask });
}

const code = (expected: string): object => ({ code: expected });

describe('the breaker', () => {
  test('stops calls after the failures in a row, and lets one trial through after the rest', async () => {
    const land = bench({ failureLimit: 3, restMs: 1_000 });
    land.behaviour = () => Promise.reject(new GatewayError('SOURCE_TIMED_OUT', { source: 'land', waitedMs: 1 }));
    for (let n = 0; n < 3; n += 1) await expect(land.ask()).rejects.toMatchObject(code('SOURCE_TIMED_OUT'));
    await expect(land.ask()).rejects.toMatchObject(code('SOURCE_RESTING'));
    expect(land.calls).toBe(3);
    expect(land.source.condition()).toMatchObject({ state: 'down', code: 'SOURCE_TIMED_OUT' });

    await land.timing.pass(999);
    await expect(land.ask()).rejects.toMatchObject(code('SOURCE_RESTING'));
    await land.timing.pass(1);
    await expect(land.ask()).rejects.toMatchObject(code('SOURCE_TIMED_OUT'));
    expect(land.calls).toBe(4);
    await expect(land.ask()).rejects.toMatchObject(code('SOURCE_RESTING'));

    await land.timing.pass(1_000);
    land.behaviour = () => Promise.resolve(answer);
    await expect(land.ask()).resolves.toBe(answer);
    await expect(land.ask()).resolves.toBe(answer);
    expect(land.source.condition()).toMatchObject({ state: 'up' });
  });

  test('lets only one call through while the trial is under way', async () => {
    const land = bench({ failureLimit: 1, restMs: 10 });
    land.behaviour = unreachable;
    await expect(land.ask()).rejects.toMatchObject(code('SOURCE_UNREACHABLE'));
    await land.timing.pass(10);
    let finish: ((value: SourceAnswer) => void) | undefined;
    land.behaviour = () => new Promise((resolve) => (finish = resolve));
    const trial = land.ask();
    await expect(land.ask()).rejects.toMatchObject(code('SOURCE_RESTING'));
    finish?.(answer);
    await expect(trial).resolves.toBe(answer);
  });

  test('counts failures in a row only, and not those that say nothing about the ministry', async () => {
    const land = bench({ failureLimit: 2 });
    land.behaviour = unreachable;
    await expect(land.ask()).rejects.toMatchObject(code('SOURCE_UNREACHABLE'));
    land.behaviour = refused;
    await expect(land.ask()).rejects.toMatchObject(code('SOURCE_REFUSED'));
    land.behaviour = unreachable;
    await expect(land.ask()).rejects.toMatchObject(code('SOURCE_UNREACHABLE'));
    land.behaviour = () => Promise.resolve(answer);
    await expect(land.ask()).resolves.toBe(answer);
  });

  test('a trial whose client leaves gives the next one its turn', async () => {
    const land = bench({ failureLimit: 1, restMs: 10 });
    land.behaviour = unreachable;
    await expect(land.ask()).rejects.toMatchObject(code('SOURCE_UNREACHABLE'));
    await land.timing.pass(10);
    land.behaviour = forever;
    const leaving = new AbortController();
    const trial = land.ask(leaving.signal);
    leaving.abort();
    await expect(trial).rejects.toMatchObject(code('SOURCE_CANCELLED'));
    land.behaviour = () => Promise.resolve(answer);
    await expect(land.ask()).resolves.toBe(answer);
  });

  test('counts answers that report the ministry’s own failure, and still gives them', async () => {
    const tax = bench({ failureLimit: 1 });
    const partial: SourceAnswer = { ...answer, errors: [{ code: 'SOURCE_HTTP_ERROR', path: ['a'] }] };
    tax.behaviour = () => Promise.resolve(partial);
    await expect(tax.ask()).resolves.toBe(partial);
    await expect(tax.ask()).rejects.toMatchObject(code('SOURCE_RESTING'));
  });
});

describe('who gives up first', () => {
  test('a request whose time runs out counts against the ministry: it did not answer', async () => {
    const land = bench({ failureLimit: 2 });
    land.behaviour = forever;
    for (let n = 0; n < 2; n += 1) {
      const request = new AbortController();
      const asked = land.ask(request.signal);
      await land.timing.pass(30);
      request.abort(overTime());
      await expect(asked).rejects.toMatchObject({ code: 'SOURCE_TIMED_OUT', params: { source: 'land', waitedMs: 30 } });
    }
    await expect(land.ask()).rejects.toMatchObject(code('SOURCE_RESTING'));
    expect(land.source.condition()).toMatchObject({ state: 'down', code: 'SOURCE_TIMED_OUT' });
  });

  test('the platform’s own time limit is told from a client that leaves', async () => {
    const land = bench({ failureLimit: 1 });
    land.behaviour = forever;
    const leaving = new AbortController();
    const left = land.ask(AbortSignal.any([leaving.signal, AbortSignal.timeout(60_000)]));
    leaving.abort();
    await expect(left).rejects.toMatchObject(code('SOURCE_CANCELLED'));
    const late = land.ask(AbortSignal.any([new AbortController().signal, AbortSignal.timeout(10)]));
    await expect(late).rejects.toMatchObject(code('SOURCE_TIMED_OUT'));
    await expect(land.ask()).rejects.toMatchObject(code('SOURCE_RESTING'));
  });

  test('a request that was over before the ministry was asked says nothing about it', async () => {
    const land = bench({ failureLimit: 1 });
    await expect(land.ask(AbortSignal.abort(overTime()))).rejects.toMatchObject(code('SOURCE_CANCELLED'));
    expect(land.calls).toBe(0);
    await expect(land.ask()).resolves.toBe(answer);
  });

  test.each([
    ['did not come in', 100, 'SOURCE_BUSY'],
    ['came in only at the end', 60, 'SOURCE_BUSY'],
    ['came in early', 40, 'SOURCE_TIMED_OUT'],
  ])('time that ran out in our own queue is not the ministry’s: a call that %s', async (_, firstMs, expected) => {
    const land = bench({ concurrency: 1, timeoutMs: 100, failureLimit: 3 });
    let finish: ((value: SourceAnswer) => void) | undefined;
    land.behaviour = () => new Promise((resolve) => (finish = resolve));
    const first = land.ask();
    const second = land.ask();
    land.behaviour = forever;
    await land.timing.pass(firstMs);
    finish?.(answer);
    await first.catch(() => undefined);
    await land.timing.pass(100 - firstMs);
    await expect(second).rejects.toMatchObject(code(expected));
  });
});

describe('a call', () => {
  test('is tried once more when the connection failed, and not otherwise', async () => {
    const land = bench();
    land.behaviour = () => (land.calls === 1 ? unreachable() : Promise.resolve(answer));
    await expect(land.ask()).resolves.toBe(answer);
    expect(land.calls).toBe(2);
    land.calls = 0;
    land.behaviour = refused;
    await expect(land.ask()).rejects.toMatchObject(code('SOURCE_REFUSED'));
    expect(land.calls).toBe(1);
  });

  test('ends when its time is over, even if the source does not heed the signal', async () => {
    const land = bench({ timeoutMs: 100 });
    land.behaviour = forever;
    const asked = land.ask();
    await land.timing.pass(100);
    await expect(asked).rejects.toMatchObject({ code: 'SOURCE_TIMED_OUT', params: { source: 'land', waitedMs: 100 } });
  });

  test('waits for its turn, leaves the queue with its client, and is turned away when too many wait', async () => {
    const land = bench({ concurrency: 1 });
    let finish: ((value: SourceAnswer) => void) | undefined;
    land.behaviour = () => new Promise((resolve) => (finish = resolve));
    const first = land.ask();
    const leaving = new AbortController();
    const second = land.ask(leaving.signal);
    const others = Array.from({ length: 511 }, () => land.ask());
    await expect(land.ask()).rejects.toMatchObject(code('SOURCE_BUSY'));
    leaving.abort();
    await expect(second).rejects.toMatchObject(code('SOURCE_CANCELLED'));
    expect(land.calls).toBe(1);
    land.behaviour = () => Promise.resolve(answer);
    finish?.(answer);
    await expect(first).resolves.toBe(answer);
    await expect(Promise.all(others)).resolves.toHaveLength(511);
    expect(land.calls).toBe(512);
  });

  test('that meets a fault of ours says so, and does not blame the ministry', async () => {
    const land = bench({ failureLimit: 1 });
    land.behaviour = () => Promise.reject(new TypeError('oops'));
    await expect(land.ask()).rejects.toMatchObject(code('INTERNAL_ERROR'));
    land.behaviour = () => Promise.resolve(answer);
    await expect(land.ask()).resolves.toBe(answer);
  });
});

describe('watching', () => {
  test('notices that a ministry is back, and ends its rest', async () => {
    const land = bench({ failureLimit: 1, restMs: 60_000, probeDownMs: 1_000, probeUpMs: 5_000 });
    land.probe = unreachable;
    expect(await land.source.watch()).toMatchObject({ state: 'down', code: 'SOURCE_UNREACHABLE' });
    await expect(land.ask()).rejects.toMatchObject(code('SOURCE_RESTING'));
    land.probe = () => Promise.resolve({ state: 'up', sinceMs: 1_000 });
    land.behaviour = () => Promise.resolve(answer);
    await land.timing.pass(1_000);
    expect(land.source.condition()).toEqual({ state: 'up', sinceMs: 1_000 });
    await expect(land.ask()).resolves.toBe(answer);
    expect(land.conditions.map(({ state }) => state)).toEqual(['down', 'up']);
    await land.source.close();
  });

  test('a ministry that was never there, and is shown as down, is not called', async () => {
    const land = bench({ restMs: 1_000, timeoutMs: 100, probeDownMs: 10_000 });
    land.probe = forever;
    const watched = land.source.watch();
    await land.timing.pass(100);
    expect(await watched).toMatchObject({ state: 'down', code: 'SOURCE_TIMED_OUT' });
    await expect(land.ask()).rejects.toMatchObject(code('SOURCE_RESTING'));
    expect(land.calls).toBe(0);
    // A call may try after the rest, whatever probes say.
    await land.timing.pass(1_000);
    await expect(land.ask()).resolves.toBe(answer);
    expect(land.source.condition()).toMatchObject({ state: 'up' });
    await land.source.close();
  });

  test('one lost probe of a ministry that was up counts as a failure, the next one stops the calls', async () => {
    const land = bench({ failureLimit: 3, restMs: 60_000, probeUpMs: 5_000, probeDownMs: 1_000 });
    await land.source.watch();
    land.probe = unreachable;
    await land.timing.pass(5_000);
    expect(land.source.condition()).toMatchObject({ state: 'up' });
    await expect(land.ask()).resolves.toBe(answer);
    await land.timing.pass(1_000);
    expect(land.source.condition()).toMatchObject({ state: 'up' });
    await land.timing.pass(1_000);
    expect(land.source.condition()).toMatchObject({ state: 'down', code: 'SOURCE_UNREACHABLE' });
    await expect(land.ask()).rejects.toMatchObject(code('SOURCE_RESTING'));
    await land.source.close();
  });

  test('a lost probe is the last failure that the breaker waited for', async () => {
    const land = bench({ failureLimit: 2, probeUpMs: 5_000 });
    await land.source.watch();
    land.behaviour = () => Promise.reject(new GatewayError('SOURCE_TIMED_OUT', { source: 'land', waitedMs: 1 }));
    await expect(land.ask()).rejects.toMatchObject(code('SOURCE_TIMED_OUT'));
    land.probe = unreachable;
    await land.timing.pass(5_000);
    expect(land.source.condition()).toMatchObject({ state: 'down', code: 'SOURCE_UNREACHABLE' });
    await expect(land.ask()).rejects.toMatchObject(code('SOURCE_RESTING'));
    await land.source.close();
  });

  test('a call that is answered meanwhile says more than a probe that is not', async () => {
    const land = bench({ timeoutMs: 100 });
    land.probe = forever;
    const watched = land.source.watch();
    await expect(land.ask()).resolves.toBe(answer);
    await land.timing.pass(100);
    expect(await watched).toMatchObject({ state: 'up' });
    await expect(land.ask()).resolves.toBe(answer);
    await land.source.close();
  });

  test('a ministry that refuses the probe is there', async () => {
    const land = bench({ failureLimit: 1 });
    land.probe = refused;
    expect(await land.source.watch()).toMatchObject({ state: 'up' });
    await expect(land.ask()).resolves.toBe(answer);
    await land.source.close();
  });

  test('tells that the live schema differs, once', async () => {
    const land = bench({ probeDownMs: 10 });
    land.probe = () => Promise.resolve({ state: 'schema-differs', sinceMs: 0, differences: ['Parcel is missing.'] });
    await land.source.watch();
    await land.timing.pass(10);
    expect(land.conditions).toEqual([{ state: 'schema-differs', sinceMs: 0, differences: ['Parcel is missing.'] }]);
    await land.source.close();
  });

  test('a probe that hangs ends with the time for a request', async () => {
    const land = bench({ timeoutMs: 100 });
    land.probe = forever;
    const watched = land.source.watch();
    await land.timing.pass(100);
    expect(await watched).toMatchObject({ state: 'down', code: 'SOURCE_TIMED_OUT' });
    await land.source.close();
  });
});

test('how many entities a request may ask for is told to whoever makes requests', () => {
  expect(bench({ batchLimit: 200 }).source.batchLimit).toBe(200);
});
