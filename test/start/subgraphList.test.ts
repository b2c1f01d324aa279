import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, jest, test } from '@jest/globals';
import { createSubgraphComposer } from '../../src/compose/createSubgraphComposer.ts';
import { GatewayError } from '../../src/errors/gatewayError.ts';
import { Retries } from '../../src/start/subgraphs/retries.ts';
import { subgraphList } from '../../src/start/subgraphs/subgraphList.ts';
import { stateOfFile } from '../../src/util/followState.ts';

afterEach(() => {
  jest.useRealTimers();
});

const folder = mkdtempSync(join(tmpdir(), 'lienthong-list-'));
const list = join(folder, 'subgraphs.yaml');
writeFileSync(join(folder, 'a.graphql'), 'type Query { a: Int }');
writeFileSync(list, "subgraphs: { a: { routing_url: 'http://a/', schema: { file: a.graphql } } }");
const gaveUp = new GatewayError('COMPOSITION_WORKER_FAILED', { reason: 'it took too long.' });

/** Time as the test says it, for timers; files and threads go on by themselves. */
function toldTime(): void {
  jest.useFakeTimers({ doNotFake: ['setImmediate', 'setInterval', 'nextTick', 'queueMicrotask', 'performance'] });
}

test('what failed for want of time is tried again after ten seconds, later and later, and not once it is done', () => {
  toldTime();
  let tries = 0;
  const retries = new Retries(() => (tries += 1));
  const triedAfter = (ms: number) => {
    const before = tries;
    jest.advanceTimersByTime(ms);
    return tries - before;
  };
  retries.note(gaveUp);
  expect([triedAfter(9_999), triedAfter(1), triedAfter(1e6)]).toEqual([0, 1, 0]);
  retries.note(gaveUp);
  expect([triedAfter(19_999), triedAfter(1)]).toEqual([0, 1]);
  for (let time = 0; time < 20; time += 1) retries.note(gaveUp);
  expect([triedAfter(3_599_999), triedAfter(1), triedAfter(1e7)]).toEqual([0, 1, 0]);
  retries.note(gaveUp);
  retries.forget();
  expect(triedAfter(1e7)).toBe(0);
  retries.note(new GatewayError('COMPOSITION_FAILED', { count: 1, findings: 'none' }));
  expect(triedAfter(1e7)).toBe(0);
});

test.each([0, 3_600_000])(
  'a graph that the thread gave up is a change when it is time, asked every %i ms',
  async (askEveryMs) => {
    const composer = createSubgraphComposer();
    let failures = 1;
    const origin = subgraphList(list, {
      contract: undefined,
      askEveryMs,
      composer: {
        ...composer,
        compose: (...asked) => (failures-- > 0 ? Promise.reject(gaveUp) : composer.compose(...asked)),
      },
    });
    toldTime();
    let changes = 0;
    const followed = origin.follow(() => (changes += 1));
    await expect(origin.first()).rejects.toBe(gaveUp);
    jest.advanceTimersByTime(9_999);
    expect(changes).toBe(0);
    jest.advanceTimersByTime(1);
    expect(changes).toBe(1);
    jest.useRealTimers();
    await expect(origin.next()).resolves.toMatchObject({ supergraphSdl: expect.stringContaining('a: Int') });
    await followed.close();
  },
);

test('a file that is given to others to read has changed', async () => {
  const file = join(folder, 'a.graphql');
  const before = stateOfFile(file);
  await new Promise((resolve) => setTimeout(resolve, 20));
  chmodSync(file, 0o600);
  expect(stateOfFile(file)).not.toBe(before);
});
