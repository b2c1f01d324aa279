import { expect, test } from '@jest/globals';
import { parse } from 'graphql';
import { GatewayError } from '../../../src/errors/gatewayError.ts';
import type { Source, SourceTextAnswer } from '../../../src/model/source.ts';
import { guardSource } from '../../../src/sources/guard/guardSource.ts';
import { defaultLimits, type Limits } from '../../../src/sources/guard/limits.ts';
import { reasonOf } from '../../../src/util/ending.ts';
import { manualTiming } from '../../support/manualTiming.ts';

type AskText = NonNullable<Source['executeText']>;

const answer: SourceTextAnswer = {
  body: '{"data":null}',
  cost: { httpCalls: 1, sqlStatements: 0, bytes: 13 },
  readErrors: () => [],
  readAsOf: () => [],
};
const failing = (code: 'SOURCE_UNREACHABLE' | 'SOURCE_REFUSED') => () =>
  Promise.reject(new GatewayError(code, { source: 'land' }));

/** A guarded source that speaks text, and how often it was asked. */
function guarded(executeText: AskText, limits: Partial<Limits> = {}) {
  const timing = manualTiming();
  const asked = { calls: 0 };
  const bare: Source = {
    id: 'land',
    kind: 'graphql',
    acceptsUnavailable: false,
    execute: () => Promise.reject(new Error('The text road was not taken.')),
    executeText: (request) => {
      asked.calls += 1;
      return executeText(request);
    },
    probe: () => Promise.resolve({ state: 'unknown' }),
    close: () => Promise.resolve(),
  };
  const source = guardSource(bare, { limits: { ...defaultLimits, ...limits }, timing });
  const ask = (text = '{ a }', signal = new AbortController().signal) =>
    source.executeText?.({
      text,
      document: parse(text),
      variablesText: '{}',
      context: { requestId: 'r', wantsProvenance: false },
      signal,
    });
  return { source, timing, asked, ask };
}

test('an answer says that the source is up', async () => {
  const { source, ask } = guarded(() => Promise.resolve(answer));
  expect(await ask()).toBe(answer);
  expect(source.condition()).toMatchObject({ state: 'up' });
});

test('failures in a row stop the calls, one trial after the rest lets them through again', async () => {
  let isDown = true;
  const { timing, asked, ask } = guarded(() => (isDown ? failing('SOURCE_UNREACHABLE')() : Promise.resolve(answer)), {
    failureLimit: 2,
    restMs: 1_000,
  });
  await expect(ask()).rejects.toMatchObject({ code: 'SOURCE_UNREACHABLE' });
  await expect(ask()).rejects.toMatchObject({ code: 'SOURCE_UNREACHABLE' });
  // Each was tried once more.
  expect(asked.calls).toBe(4);
  await expect(ask()).rejects.toMatchObject({ code: 'SOURCE_RESTING' });
  expect(asked.calls).toBe(4);
  await timing.pass(1_000);
  isDown = false;
  expect(await ask()).toBe(answer);
  expect(await ask()).toBe(answer);
});

test('a mutation whose connection failed is not sent again, nor what the source refused', async () => {
  const unreachable = guarded(failing('SOURCE_UNREACHABLE'));
  await expect(unreachable.ask('mutation { a }')).rejects.toMatchObject({ code: 'SOURCE_UNREACHABLE' });
  const refusing = guarded(failing('SOURCE_REFUSED'));
  await expect(refusing.ask()).rejects.toMatchObject({ code: 'SOURCE_REFUSED' });
  expect([unreachable.asked.calls, refusing.asked.calls]).toEqual([1, 1]);
});

test('the end of the request’s time counts against the source and says how long was waited, a client that leaves does not', async () => {
  const waiting: AskText = ({ signal }) =>
    new Promise((_, reject) => signal.addEventListener('abort', () => reject(reasonOf(signal))));
  const { source, timing, ask } = guarded(waiting, { failureLimit: 1 });
  const left = new AbortController();
  const first = ask('{ a }', left.signal);
  left.abort();
  await expect(first).rejects.toMatchObject({ code: 'SOURCE_CANCELLED' });
  expect(source.condition().state).not.toBe('down');

  const over = new AbortController();
  const second = ask('{ a }', over.signal);
  await timing.pass(700);
  over.abort(new DOMException('The time is over', 'TimeoutError'));
  await expect(second).rejects.toMatchObject({ code: 'SOURCE_TIMED_OUT', params: { waitedMs: 700 } });
  expect(source.condition()).toMatchObject({ state: 'down' });
});

test('who finds no place waits for one under the guard’s own deadline', async () => {
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  const { timing, asked, ask } = guarded(() => held.then(() => answer), { concurrency: 1, timeoutMs: 500 });
  const first = ask();
  const second = ask();
  expect(asked.calls).toBe(1);
  await timing.pass(500);
  await expect(second).rejects.toMatchObject({ code: 'SOURCE_BUSY' });
  release();
  expect(await first).toBe(answer);
});
