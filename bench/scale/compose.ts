import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import Table from 'cli-table3';
import { checkSatisfiability } from '../../src/compose/checkSatisfiability.ts';
import { composeSubgraphs } from '../../src/compose/composeSubgraphs.ts';
import { createSubgraphComposer } from '../../src/compose/createSubgraphComposer.ts';
import { readSupergraph } from '../../src/compose/readSupergraph.ts';
import { comparePlanners, plannerTable, type ComparedPlanners } from './comparePlanners.ts';
import { COUNTRY, generateSubgraphs } from './generateSubgraphs.ts';
import { measure, type Measured } from './measure.ts';
import { measureAlone } from './measureAlone.ts';

/**
 * Prints what a country's graph costs: made ready from supergraph SDL, composed, and composed anew after one source's
 * change; and its planner alone, beside the ready-made one. `npm run bench:compose`.
 *
 * Bars: ready in 1 s and 150 MB at most, composed anew in 3 s at most without holding up requests.
 */
const folder = mkdtempSync(join(tmpdir(), 'lienthong-scale-'));
const table = new Table({
  style: { head: [], border: [] },
  head: ['keys', 'work', 'wall ms', 'cpu ms', 'held up ms', 'memory +MB', 'bar', ''],
});
const planners: ComparedPlanners[] = [];

function row(
  keys: number,
  work: string,
  told: Partial<Measured<unknown>> & { bytes?: number; bar?: string; ok?: boolean },
) {
  const { wallMs, cpuMs, heldUpMs, bytes, bar = '', ok } = told;
  const round = (value: number | undefined) => (value === undefined ? '' : Math.round(value));
  const memory = bytes === undefined ? '' : Math.round(bytes / 1e6);
  table.push([
    keys,
    work,
    round(wallMs),
    round(cpuMs),
    round(heldUpMs),
    memory,
    bar,
    ok === undefined ? '' : ok ? 'met' : 'MISSED',
  ]);
}

for (const keysPerEntity of [1, 2] as const) {
  const size = { ...COUNTRY, keysPerEntity };
  const { supergraphSdl, schema } = composeSubgraphs(generateSubgraphs(size));
  const file = join(folder, `country${keysPerEntity}.graphql`);
  writeFileSync(file, supergraphSdl.replace(/lienthong:(\w+)/g, 'http://127.0.0.1:1/$1'));
  const ready = measureAlone('ready.ts', [file]);
  const isReady = ready.wallMs <= 1_000 && ready.addedBytes <= 150e6;
  row(keysPerEntity, 'ready from supergraph SDL', {
    ...ready,
    bytes: ready.addedBytes,
    bar: '1 s, 150 MB',
    ok: isReady,
  });
  planners.push(comparePlanners(keysPerEntity, file));

  const { document } = readSupergraph(supergraphSdl);
  row(keysPerEntity, 'satisfiability alone', await measure(() => checkSatisfiability(document, schema)));

  const composer = createSubgraphComposer();
  row(keysPerEntity, 'composed in a cold thread', await measure(() => composer.compose(generateSubgraphs(size))));
  const anew = await measure(() => composer.compose(generateSubgraphs(size, 1)));
  row(keysPerEntity, 'composed anew, one source changed', { ...anew, bar: '3 s', ok: anew.wallMs <= 3_000 });
  row(keysPerEntity, 'composed anew, changed back', await measure(() => composer.compose(generateSubgraphs(size))));
  await composer.close();
}
rmSync(folder, { recursive: true });
const [load = 0] = loadavg();
console.log(`120 sources × 30 types, 45 shared entities\n${table.toString()}`);
console.log(`A planner over it and its first plan, in a process of its own\n${plannerTable(planners)}`);
console.log(
  `Load ${load.toFixed(1)} on ${availableParallelism()} cores: above one per core, other programmes are in the wall times.`,
);
