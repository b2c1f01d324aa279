import { expect, test } from '@jest/globals';
import type { PlanningContext } from '../../src/model/plan.ts';
import { createDetours } from '../../src/plan/detours.ts';
import { SourcesDown } from '../../src/sources/guard/sourcesDown.ts';

const usual: PlanningContext = { id: 'usual', refuses: () => true, labels: new Set(['x']), weightOf: () => 2 };

test('while all sources are up, contexts are as they were', () => {
  const detours = createDetours();
  expect(detours([], usual)).toBe(usual);
  expect(detours([], undefined)).toBeUndefined();
});

test('a source that is down costs more than any other way, whatever it cost before; all else stays', () => {
  const detours = createDetours();
  const around = detours(['b'], usual);
  expect(around).toMatchObject({ refuses: usual.refuses, labels: usual.labels });
  expect(around?.id).not.toBe(usual.id);
  expect([around?.weightOf('a'), around?.weightOf('b')]).toEqual([2, 2_000]);
  expect(detours(['b'], undefined)?.weightOf('a')).toBe(1);
});

test('what the operator states of a source counts besides, and nothing else changes', () => {
  const detours = createDetours({ b: 3, c: 1 });
  const weighted = detours([], usual);
  expect(weighted).toMatchObject({ id: usual.id, refuses: usual.refuses, labels: usual.labels });
  expect(['a', 'b', 'c'].map((source) => weighted?.weightOf(source))).toEqual([2, 6, 2]);
  expect(['a', 'b'].map((source) => detours(['b'], usual)?.weightOf(source))).toEqual([2, 6_000]);
  expect(createDetours({ c: 1 })([], usual)).toBe(usual);
});

test('as long as nothing changes the context is the same; other sources, or other rules, have another id', () => {
  const detours = createDetours();
  const down = ['b'];
  const first = detours(down, usual);
  expect(detours(down, usual)).toBe(first);
  const ids = [first, detours(['a', 'b'], usual), detours(down, { ...usual, id: 'other' }), usual];
  expect(new Set(ids.map((each) => each?.id)).size).toBe(4);
});

test('sources come and go, and the list is another one only then', () => {
  const down = new SourcesDown();
  const hear = (id: string, isDown: boolean) => {
    down.hear(id, isDown ? { state: 'down', sinceMs: 0, code: 'SOURCE_UNREACHABLE' } : { state: 'up', sinceMs: 0 });
    return down.ids;
  };
  const none = down.ids;
  expect(hear('b', false)).toBe(none);
  const b = hear('b', true);
  expect(b).toEqual(['b']);
  expect(hear('b', true)).toBe(b);
  expect(hear('a', true)).toEqual(['a', 'b']);
  expect(hear('b', false)).toEqual(['a']);
  expect(hear('a', false)).toEqual([]);
});
