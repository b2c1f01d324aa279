import { expect, test } from '@jest/globals';
import type { Plan } from '../../src/model/plan.ts';
import { createPlanner } from '../../src/plan/createPlanner.ts';
import { searchDifference } from './searchDifference.ts';

// A longer search, and other seeds: npm run differential -- --runs 5000 --seed 7
test('a federation answers as one server that holds everything would', async () => {
  const { compared, difference } = await searchDifference({
    graphs: 400,
    operations: 50,
    seed: 20261125,
    shrinkingMs: 60_000,
  });
  expect(difference ?? '').toBe('');
  expect(compared).toBeGreaterThanOrEqual(20_000);
}, 900_000);

/** Forgets the third of three fetches and more. */
function forgetful(plan: Plan): Plan {
  return plan.fetches.length < 3 ? plan : { ...plan, fetches: plan.fetches.slice(0, -1) };
}

test('a planner that forgets a fetch is found out, by a small example', async () => {
  const { difference } = await searchDifference({
    graphs: 20,
    operations: 20,
    seed: 4,
    shrinkingMs: 5_000,
    plannerOf: (supergraphSdl) => {
      const planner = createPlanner(supergraphSdl);
      return { plan: (text, context) => forgetful(planner.plan(text, context)) };
    },
  });
  expect(difference).toContain('# operation');
  expect(/# operation\n([^#]*)/.exec(difference ?? '')?.[1]?.length).toBeLessThan(400);
}, 200_000);
