import { expect, test } from '@jest/globals';
import type { Plan } from '../../src/model/plan.ts';
import { PlanCache } from '../../src/plan/planCache.ts';

function countingPlanner() {
  const planned: string[] = [];
  return {
    planned,
    plan: (text: string): Plan => {
      planned.push(text);
      if (text === 'bad') throw new Error('no plan');
      return { fetches: [], unreachable: [] };
    },
  };
}

test('an operation is planned once while it is remembered', () => {
  const planner = countingPlanner();
  const cache = new PlanCache(planner, { maxPlans: 2 });
  const first = cache.plan('a');
  expect(cache.plan('a')).toBe(first);
  cache.plan('b');
  cache.plan('a');
  cache.plan('c');
  cache.plan('a');
  cache.plan('b');
  expect(planner.planned).toEqual(['a', 'b', 'c', 'b']);
  expect(cache.size).toBe(2);
});

test('a failure is not remembered', () => {
  const planner = countingPlanner();
  const cache = new PlanCache(planner, { maxPlans: 2 });
  expect(() => cache.plan('bad')).toThrow('no plan');
  expect(() => cache.plan('bad')).toThrow('no plan');
  expect(planner.planned).toHaveLength(2);
});

test('plans are bounded by their room as well, and one that would take it all is not kept', () => {
  const planner = countingPlanner();
  const cache = new PlanCache(planner, { maxPlans: 100, maxBytes: 10_000 });
  const texts = Array.from({ length: 10 }, (_, index) => `${String(index)}${' '.repeat(1_000)}`);
  for (const text of texts) cache.plan(text);
  expect(cache.size).toBe(4);
  cache.plan(' '.repeat(10_000));
  expect(cache.size).toBe(4);
});
