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
  jest.restoreAllMocks();
});

const folder = mkdtempSync(join(tmpdir(), 'lienthong-list-'));
const list = join(folder, 'subgraphs.yaml');
writeFileSync(join(folder, 'a.graphql'), 'type Query { a: Int }');
writeFileSync(list, "subgraphs: { a: { routing_url: 'http://a/', schema: { file: a.graphql } } }");
const gaveUp = new GatewayError('COMPOSITION_WORKER_FAILED', { reason: 'it took too long.' });

test('what failed for want of time is tried again after ten seconds, later and later, and not once it is done', () => {
  let nowMs = 0;
  jest.spyOn(performance, 'now').mockImplementation(() => nowMs);
  const dueAfter = (ms: number) => {
    nowMs += ms;
    return retries.isDue();
  };
  const retries = new Retries();
  expect(dueAfter(1e9)).toBe(false);
  retries.note(gaveUp);
  expect([dueAfter(9_999), dueAfter(1), dueAfter(1e6)]).toEqual([false, true, false]);
  retries.note(gaveUp);
  expect([dueAfter(19_999), dueAfter(1)]).toEqual([false, true]);
  for (let time = 0; time < 20; time += 1) retries.note(gaveUp);
  expect([dueAfter(3_599_999), dueAfter(1)]).toEqual([false, true]);
  retries.note(gaveUp);
  retries.forget();
  expect(dueAfter(1e9)).toBe(false);
  retries.note(new GatewayError('COMPOSITION_FAILED', { count: 1, findings: 'none' }));
  expect(dueAfter(1e9)).toBe(false);
});

test('a graph that the thread gave up is told of as a change when it is time', async () => {
  const composer = createSubgraphComposer();
  let failures = 1;
  const origin = subgraphList(list, {
    contract: undefined,
    askEveryMs: 0,
    composer: {
      ...composer,
      compose: (...asked) => (failures-- > 0 ? Promise.reject(gaveUp) : composer.compose(...asked)),
    },
  });
  const start = performance.now();
  const now = jest.spyOn(performance, 'now').mockImplementation(() => start);
  let tellChange: () => void = () => undefined;
  const changed = new Promise<void>((resolve) => (tellChange = resolve));
  const followed = origin.follow(tellChange);
  await expect(origin.first()).rejects.toBe(gaveUp);
  now.mockImplementation(() => start + 10_000);
  await changed;
  await expect(origin.next()).resolves.toMatchObject({ supergraphSdl: expect.stringContaining('a: Int') });
  await followed.close();
});

test('a file that is given to others to read has changed', async () => {
  const file = join(folder, 'a.graphql');
  const before = stateOfFile(file);
  await new Promise((resolve) => setTimeout(resolve, 20));
  chmodSync(file, 0o600);
  expect(stateOfFile(file)).not.toBe(before);
});
