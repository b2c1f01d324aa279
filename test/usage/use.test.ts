import { afterEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CANCELLED } from '../../src/observe/sourceFigures.ts';
import { UseCounter } from '../../src/usage/useCounter.ts';
import { UseKeeper } from '../../src/usage/useKeeper.ts';
import { openUseStore, type UseStore } from '../../src/usage/useStore.ts';
import { absentEngines, stateAddresses } from '../support/stateAddresses.ts';

const opened: { readonly close: () => unknown }[] = [];
afterEach(async () => {
  for (let thing = opened.pop(); thing !== undefined; thing = opened.pop()) await thing.close();
});

function opens<Thing extends { readonly close: () => unknown }>(thing: Thing): Thing {
  opened.push(thing);
  return thing;
}

/** A keeper that writes only when it is told to. */
function keeping(store: () => UseStore, countedBy: string, counter: UseCounter) {
  const turns: unknown[] = [];
  const keeper = opens(
    new UseKeeper({
      ...{ counter, store, countedBy, everyMs: 3_600_000, oldestDay: () => '2026-10-01' },
      onTurn: (problem) => turns.push(problem),
    }),
  );
  return { keeper, turns };
}

describe.each(stateAddresses)('use of the sources, kept in $engine', ({ make }) => {
  test('several processes, and one process after another, add up; days and agencies too', async () => {
    const store = opens(openUseStore(await make()));
    let day = '2026-11-25';
    for (const process of ['a', 'b', 'c']) {
      const counter = new UseCounter(() => day);
      const { keeper } = keeping(() => store, process, counter);
      for (let call = 0; call < 3; call += 1) {
        counter.called('land', { tookMs: 100 });
        await keeper.keep();
      }
      counter.called('land', { tookMs: 5, code: 'SOURCE_TIMED_OUT' });
      counter.called('land', { tookMs: 5, code: CANCELLED });
      counter.answered(['land', 'tax'], process === 'a' ? 'G01' : 'G02');
      await keeper.close();
      day = '2026-11-26';
    }
    const all = await store.between('2026-11-01', '2026-11-30');
    expect(all.get('land')).toMatchObject({ calls: 12, answered: 9, consumers: new Set(['G01', 'G02']) });
    expect(all.get('land')?.latency.reduce((sum, count) => sum + count)).toBe(9);
    expect(all.get('tax')).toMatchObject({ calls: 0, answered: 0, consumers: new Set(['G01', 'G02']) });
    const last = await store.between('2026-11-26', '2026-11-26');
    expect(last.get('land')).toMatchObject({ calls: 8, consumers: new Set(['G02']) });
    expect(await store.between('2026-11-27', '2026-12-31')).toEqual(new Map());
  });

  test('whatever fails between: what was counted is kept once, none of it twice', async () => {
    const url = await make();
    const store = opens(openUseStore(url));
    let processes = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('call', 'keep', 'lost before', 'lost after'), { maxLength: 30 }),
        async (steps) => {
          const source = `source ${String((processes += 1))}`;
          let failing: string | undefined;
          const flaky: UseStore = {
            ...store,
            keep: async (by, days) => {
              if (failing === 'lost before') throw new Error('away');
              await store.keep(by, days);
              if (failing === 'lost after') throw new Error('the answer was lost');
            },
          };
          const counter = new UseCounter(() => '2026-11-26');
          const { keeper } = keeping(() => flaky, source, counter);
          let calls = 0;
          for (const step of steps) {
            if (step === 'call') {
              calls += 1;
              counter.called(source, { tookMs: 1 });
            } else {
              failing = step;
              await keeper.keep();
            }
          }
          failing = undefined;
          await keeper.close();
          expect((await store.between('2026-11-26', '2026-11-26')).get(source)?.calls ?? 0).toBe(calls);
        },
      ),
      { numRuns: 25, seed: 5 },
    );
  });

  test('what is older than anybody wants is deleted', async () => {
    const store = opens(openUseStore(await make()));
    const counter = new UseCounter(() => '2026-09-30');
    counter.called('land', { tookMs: 1 });
    await store.keep('before', counter.take());
    const now = new UseCounter(() => '2026-11-26');
    now.called('land', { tookMs: 1 });
    await keeping(() => store, 'now', now).keeper.keep();
    expect((await store.between('2026-01-01', '2026-12-31')).get('land')?.calls).toBe(1);
  });
});

test('a store that is away is told of once, and once when it is back; nothing waits but the counts', async () => {
  const counter = new UseCounter(() => '2026-11-26');
  let isAway = true;
  const kept: number[] = [];
  const store: UseStore = {
    keep: (_, days) => {
      if (isAway) return Promise.reject(new Error('away'));
      kept.push(...days.map(({ calls }) => calls));
      return Promise.resolve();
    },
    between: () => Promise.resolve(new Map()),
    forget: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
  const { keeper, turns } = keeping(() => store, 'one', counter);
  for (let round = 0; round < 3; round += 1) {
    counter.called('land', { tookMs: 1 });
    await keeper.keep();
  }
  expect(turns).toEqual([expect.any(Error)]);
  isAway = false;
  await keeper.keep();
  expect([turns, kept]).toEqual([[expect.any(Error), undefined], [3]]);
  await keeper.keep();
  expect(kept).toEqual([3]);
});

test('days that are over and kept take no memory', () => {
  let day = '2026-11-01';
  const counter = new UseCounter(() => day);
  for (let passed = 1; passed <= 30; passed += 1) {
    day = `2026-11-${String(passed).padStart(2, '0')}`;
    counter.called('land', { tookMs: 1 });
    const [taken, ...others] = counter.take();
    expect([taken?.day, others]).toEqual([day, []]);
  }
  // Had the first day been kept in memory, giving it back would have it taken again.
  counter.giveBack([
    { source: 'land', day: '2026-11-01', calls: 1, answered: 1, latency: new Uint32Array(69), consumers: new Set() },
  ]);
  expect(counter.take()).toEqual([]);
});

for (const engine of absentEngines) test.skip(`use is kept in ${engine} (not reachable here)`, () => undefined);
