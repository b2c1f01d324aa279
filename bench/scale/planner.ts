import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { createPlanner } from '../../src/plan/createPlanner.ts';
import { readyMadePlanner } from '../../test/support/readyMade/readyMadePlanner.ts';
import { measure } from './measure.ts';

/**
 * Run as a process of its own, with `--expose-gc`: makes a planner over a supergraph file, `ours` or `ready-made`, and its
 * first plan, which makes what it needs of the graph; prints time and memory as JSON. Memory is what is resident after
 * garbage was collected, so that what a planner keeps outside of V8's heap counts alike.
 */
const [, , which, file = ''] = process.argv;
const supergraphSdl = readFileSync(file, 'utf8');
const operation = '{ s0Own0(id: "1") { name next { size } } }';

async function residentBytes(): Promise<number> {
  for (let round = 0; round < 3; round += 1) {
    globalThis.gc?.();
    // V8 gives pages back in threads of its own.
    await wait(50);
  }
  return process.memoryUsage.rss();
}

const before = await residentBytes();
const { result, wallMs, cpuMs } = await measure(() => {
  const planner = which === 'ours' ? createPlanner(supergraphSdl) : { plan: readyMadePlanner(supergraphSdl) };
  return { planner, first: planner.plan(operation) };
});
const addedBytes = (await residentBytes()) - before;
if (result.planner.plan(operation) === undefined) throw new Error('Expected a plan, but got none.');
console.log(JSON.stringify({ wallMs, cpuMs, addedBytes }));
