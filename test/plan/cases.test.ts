import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { createPlanner } from '../../src/plan/createPlanner.ts';
import { describePlan } from '../../src/plan/describePlan.ts';
import { printPlan } from '../../src/plan/printPlan.ts';
import { registersSupergraph } from './registers.ts';

const folder = new URL('cases/', import.meta.url);
const planner = createPlanner(registersSupergraph());

// A plan that changed on purpose: delete its .txt file and run; it is written anew, to be read before it is committed.
for (const file of readdirSync(folder).filter((name) => name.endsWith('.graphql'))) {
  test(file.replace('.graphql', '').replaceAll('-', ' '), () => {
    const plan = planner.plan(readFileSync(new URL(file, folder), 'utf8'));
    const waits = describePlan(plan)
      .steps.flatMap((step) => step.parallel)
      .map((fetch) => `${fetch.fetchId} waits for ${fetch.dependsOn.join(', ') || 'nothing'}`);
    const texts = plan.fetches.map((fetch) => `${fetch.id} ${fetch.text}`);
    const printed = [printPlan(plan), waits.join('\n'), texts.join('\n')].join('\n\n') + '\n';

    const expected = new URL(file.replace('.graphql', '.txt'), folder);
    if (existsSync(expected)) expect(printed).toBe(readFileSync(expected, 'utf8'));
    else {
      writeFileSync(expected, printed);
      throw new Error(`${expected.pathname} was missing and has been written: read it, and run again.`);
    }
  });
}
