import { expect, test } from '@jest/globals';
import { parse } from 'graphql';
import { GatewayError } from '../../../src/errors/gatewayError.ts';
import type { SourceCall } from '../../../src/model/sourceCall.ts';
import type { SourceAnswer, SourceRequest, SourceTextAnswer } from '../../../src/model/source.ts';
import { countCalls } from '../../../src/sources/guard/countCalls.ts';
import type { GuardedSource } from '../../../src/sources/guard/guardSource.ts';
import { toByteText } from '../../../src/util/byteText.ts';

const cost = { httpCalls: 1, sqlStatements: 0, bytes: 1 };
const answer: SourceAnswer = { data: { a: 1 }, errors: [], cost };
const textAnswer: SourceTextAnswer = { body: toByteText('{}'), cost, readErrors: () => [], readAsOf: () => [] };
const document = parse('{ a }');
const context = { requestId: 'r', wantsProvenance: false };
const signal = new AbortController().signal;
const request: SourceRequest = { text: '{ a }', document, variables: {}, context, signal };
const textRequest = { text: '{ a }', document, variablesText: toByteText('{}'), context, signal };

/** A source whose answers take 7 ms each, and fail when told to. */
function bench(failure?: Error): { source: GuardedSource; calls: SourceCall[] } {
  const calls: SourceCall[] = [];
  let nowMs = 0;
  const settle = <Answer>(given: Answer): Promise<Answer> => {
    nowMs += 7;
    return failure === undefined ? Promise.resolve(given) : Promise.reject(failure);
  };
  const bare: GuardedSource = {
    id: 'land',
    kind: 'graphql',
    acceptsUnavailable: false,
    execute: () => settle(answer),
    executeText: () => settle(textAnswer),
    probe: () => Promise.resolve({ state: 'unknown' }),
    watch: () => Promise.resolve({ state: 'unknown' }),
    condition: () => ({ state: 'unknown' }),
    close: () => Promise.resolve(),
  };
  return { source: countCalls(bare, { nowMs: () => nowMs }, (call) => calls.push(call)), calls };
}

test('a call on either road is told once, with its time, and answered as it was; a probe is none', async () => {
  const { source, calls } = bench();
  expect(await source.execute(request)).toBe(answer);
  expect(await source.executeText?.(textRequest)).toBe(textAnswer);
  await source.probe(signal);
  expect(calls).toEqual([{ tookMs: 7 }, { tookMs: 7 }]);
});

test('a failure is told by its code and thrown on; one of ours has a code too, and never its message', async () => {
  const refused = new GatewayError('SOURCE_REFUSED', { source: 'land' });
  const { source, calls } = bench(refused);
  await expect(source.execute(request)).rejects.toBe(refused);
  await expect(source.executeText?.(textRequest)).rejects.toBe(refused);
  expect(calls.map(({ code }) => code)).toEqual(['SOURCE_REFUSED', 'SOURCE_REFUSED']);
  const broken = bench(new TypeError('a value of a person'));
  await expect(broken.source.execute(request)).rejects.toThrow(TypeError);
  expect(broken.calls).toEqual([{ tookMs: 7, code: 'INTERNAL_ERROR' }]);
});
