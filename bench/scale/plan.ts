/**
 * What planning costs as a graph and an operation grow, beside the ready-made planner on the same graph.
 *
 *     npm run bench:plan
 *
 * One entity with three keys, of which each source knows two, and one field of its own in each source; the operation asks
 * for all of them. CPU time, median of runs that come after the first ones; where one plan of the ready-made planner takes
 * a second and more, of one.
 */
import Table from 'cli-table3';
import { composeSubgraphs } from '../../src/compose/composeSubgraphs.ts';
import type { Planner } from '../../src/model/plan.ts';
import { createPlanner } from '../../src/plan/createPlanner.ts';
import { createReadyMadePlanner } from '../../test/support/readyMade/createReadyMadePlanner.ts';

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])';
const KEYS = ['card', 'code', 'number'];

function supergraphOf(sources: number): string {
  const subgraphs = Array.from({ length: sources }, (_, index) => {
    const keys = KEYS.filter((_, position) => position !== index % KEYS.length);
    const type = `type Person ${keys.map((key) => `@key(fields: "${key}")`).join(' ')}`;
    const fields = keys.map((key) => `${key}: ID! @shareable`).join(' ');
    return {
      id: `source${index}`,
      sdl: `${LINK} type Query { person${index}: Person } ${type} { ${fields} own${index}: Int }`,
    };
  });
  return composeSubgraphs(subgraphs).supergraphSdl;
}

function operationOf(sources: number, times: number): string {
  const own = Array.from({ length: sources }, (_, index) => `own${index}`).join(' ');
  return `{ ${Array.from({ length: times }, (_, index) => `_a${index}_person0: person0 { ${own} }`).join(' ')} }`;
}

/** CPU of one plan (milliseconds). */
function cpuOf(planner: Planner, text: string, runs: number): number {
  for (let run = 0; run < runs / 4; run += 1) planner.plan(text);
  const taken = Array.from({ length: runs }, () => {
    const before = process.cpuUsage();
    planner.plan(text);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000;
  }).sort((left, right) => left - right);
  return taken[Math.floor(taken.length / 2)] ?? 0;
}

/** CPU of making a planner, and of the first plan, which makes what it needs of the graph (milliseconds). */
function cpuOfMaking(make: () => Planner, text: string): { readonly planner: Planner; readonly cpuMs: number } {
  const before = process.cpuUsage();
  const planner = make();
  planner.plan(text);
  const { user, system } = process.cpuUsage(before);
  return { planner, cpuMs: (user + system) / 1_000 };
}

const right = Array.from({ length: 8 }, () => 'right' as const);
const table = new Table({
  style: { head: [], border: [] },
  head: [
    'sources',
    'times asked',
    'fetches',
    'made, ours',
    'made, theirs',
    'ours, ms',
    'ready-made, ms',
    'theirs / ours',
  ],
  colAligns: right,
});
for (const sources of [2, 10, 40]) {
  const supergraph = supergraphOf(sources);
  const ours = cpuOfMaking(() => createPlanner(supergraph), operationOf(sources, 1));
  const theirs = cpuOfMaking(() => createReadyMadePlanner(supergraph), operationOf(2, 1));
  for (const times of [1, 10, 100]) {
    if (sources * times > 1_000) continue;
    const text = operationOf(sources, times);
    const own = cpuOf(ours.planner, text, 60);
    const other = times * sources > 100 ? undefined : cpuOf(theirs.planner, text, sources > 10 ? 1 : 12);
    table.push([
      sources,
      times,
      ours.planner.plan(text).fetches.length,
      times === 1 ? ours.cpuMs.toFixed(0) : '',
      times === 1 ? theirs.cpuMs.toFixed(0) : '',
      own.toFixed(2),
      other?.toFixed(2) ?? '–',
      other === undefined ? '–' : (other / own).toFixed(1),
    ]);
  }
}
console.log(table.toString());
