/**
 * Compares the gateway with its peers over a workload of ministries. One command builds, installs the peers, starts
 * everything, verifies every answer and prints the tables; `docs/performance.md` says how to read them.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureAll, startGateways, verifyAll, type Comparison } from './compare.ts';
import { isOurs } from './gateways/gateways.ts';
import { installPeers } from './gateways/installPeers.ts';
import { readOptions } from './options.ts';
import { judgeBars } from './report/bars.ts';
import { describeRun } from './report/describeRun.ts';
import { markdownTables } from './report/markdownTables.ts';
import { printTables } from './report/printTables.ts';
import { summarise, type LoadResult } from './report/summarise.ts';
import { composeWorkload } from './workload/composeWorkload.ts';
import { referenceAnswers } from './workload/referenceAnswers.ts';
import { startMinistries } from './workload/startMinistries.ts';

const ROOT = join(import.meta.dirname, '../..');
// Whoever interrupts a run leaves no gateway behind.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
const options = readOptions(process.argv.slice(2));

execFileSync(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc')], { cwd: ROOT, stdio: 'inherit' });
if (options.only.some((id) => !isOurs(id))) installPeers(ROOT);
const folder = mkdtempSync(join(tmpdir(), 'lienthong-bench-'));
const supergraphFile = join(folder, 'supergraph.graphql');
const ministries = await startMinistries();
const { supergraphSdl, publicSdl } = composeWorkload(ministries.urlOf);
writeFileSync(supergraphFile, supergraphSdl);

const comparison: Comparison = {
  options,
  graph: { supergraphFile, urlOf: ministries.urlOf },
  ministries,
  reference: referenceAnswers(publicSdl),
  notes: [],
  onStep: (text) => console.error(text),
};
const results: LoadResult[] = [];
for (let start = 1; start <= options.starts; start++) {
  if (options.starts > 1) comparison.onStep(`start ${start} of ${options.starts}`);
  const running = await startGateways(comparison);
  results.push(...(await measureAll(await verifyAll(running, comparison), comparison)));
  for (const { gateway, stop } of running) {
    const words = await stop();
    if (words !== undefined) comparison.notes.push(`${gateway.name} ended with a failure: ${words}`);
  }
}
const rows = summarise(results);
ministries.stop();
rmSync(folder, { recursive: true });

console.log(printTables(rows));
for (const line of [...judgeBars(rows), ...comparison.notes]) console.log(line);
const result = { run: describeRun(ROOT, options), rows, notes: comparison.notes };
writeFileSync(join(import.meta.dirname, 'result.json'), `${JSON.stringify(result, null, 2)}\n`);
writeFileSync(join(import.meta.dirname, 'result.md'), markdownTables(rows));
process.exit(rows.length > 0 && comparison.notes.length === 0 ? 0 : 1);
