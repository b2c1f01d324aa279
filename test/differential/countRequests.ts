import fc from 'fast-check';
import type { Plan } from '../../src/model/plan.ts';
import { createPlanner } from '../../src/plan/createPlanner.ts';
import { createReadyMadePlanner } from '../support/readyMade/createReadyMadePlanner.ts';
import { Choices } from './choices.ts';
import { createComparer, type Comparer, type PlannerOf } from './compareAnswers.ts';
import { generateGraph } from './generateGraph.ts';
import { generateOperation } from './generateOperation.ts';

/**
 * A process of its own, as the ready-made planner ends the process where it fails: `countRequests.ts <from> <to>` prints
 * a line for each graph, `graph operations ours theirs`: the requests of both planners for the operations that the
 * ready-made one answers rightly.
 */
const OPERATIONS = 15;
const [from = 0, to = 0] = process.argv.slice(2).map(Number);

/** Comparer with a planner whose last plan can be looked at. */
interface Watched {
  readonly comparer: Comparer;
  readonly requests: () => number;
}

function watch(data: ReturnType<typeof generateGraph>, plannerOf: PlannerOf): Watched {
  let last: Plan | undefined;
  const comparer = createComparer(data, (supergraphSdl) => {
    const planner = plannerOf(supergraphSdl);
    return { plan: (text, context) => (last = planner.plan(text, context)) };
  });
  return { comparer, requests: () => last?.fetches.length ?? 0 };
}

function numbers(maxLength: number, seed: number): readonly number[] {
  return fc.sample(fc.array(fc.nat({ max: 999 }), { maxLength, size: 'max' }), { numRuns: 1, seed })[0] ?? [];
}

async function count(graph: number): Promise<string> {
  const total = { operations: 0, ours: 0, theirs: 0 };
  const data = generateGraph(new Choices(numbers(900, graph)));
  const [ours, theirs] = [watch(data, createPlanner), watch(data, createReadyMadePlanner)];
  for (let number = 0; number < OPERATIONS; number++) {
    const operation = generateOperation(ours.comparer.schema, new Choices(numbers(250, graph * 1_000 + number)));
    const answers = [await ours.comparer.compare(operation), await theirs.comparer.compare(operation)];
    if (answers.some(({ expected, got }) => expected !== got)) continue;
    total.operations++;
    total.ours += ours.requests();
    total.theirs += theirs.requests();
  }
  return Object.values(total).join(' ');
}

for (let graph = from; graph < to; graph++) {
  // Told before it is tried, so that whoever reads knows which graph ended the process.
  process.stdout.write(`${graph}`);
  process.stdout.write(` ${await count(graph).catch(() => '0 0 0')}\n`);
}
