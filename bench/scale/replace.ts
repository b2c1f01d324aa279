import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Table from 'cli-table3';
import { composeSubgraphs } from '../../src/compose/composeSubgraphs.ts';
import { shippedFlags } from '../federation/gateways/gateways.ts';
import { COUNTRY, generateSubgraphs } from './generateSubgraphs.ts';

/**
 * Prints what it costs to replace a country's graph under a gateway that answers (`npm run bench:replace`, after
 * `npm run build`): when a new version of the supergraph is served, how long a request waits at most meanwhile, and what
 * memory the process holds. `-- --heap 200` limits its heap (MB): what leaks would then end it.
 */
const MAIN = join(import.meta.dirname, '../../dist/src/cli/main.js');
const VERSIONS = 10;
const heap = process.argv[process.argv.indexOf('--heap') + 1];
const flags = shippedFlags();
if (process.argv.includes('--heap') && heap !== undefined) flags.push(`--max-old-space-size=${heap}`);

const folder = mkdtempSync(join(tmpdir(), 'lienthong-replace-'));
const file = join(folder, 'supergraph.graphql');
const { supergraphSdl } = composeSubgraphs(generateSubgraphs({ ...COUNTRY, keysPerEntity: 2 }));
const text = supergraphSdl.replace(/lienthong:(\w+)/g, 'http://127.0.0.1:1/$1');
write(0);

const gateway = spawn(
  process.execPath,
  [...flags, MAIN, 'serve', '--port', '0', '--json', '--supergraph', file, '--open-access'],
  {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, LIENTHONG_LOG_LEVEL: 'info', LIENTHONG_DATA: folder },
  },
);
process.once('exit', () => gateway.kill('SIGKILL'));
let log = '';
gateway.stderr.setEncoding('utf8').on('data', (piece: string) => (log += piece));
const [line] = (await once(gateway.stdout, 'data')) as [Buffer];
const { url } = JSON.parse(line.toString()) as { readonly url: string };

let worstMs = 0;
let asked = 0;
let lost = 0;
const load = { isOver: false };
const asking = (async () => {
  while (!load.isOver) {
    const startedMs = performance.now();
    lost += await answers(url).then(
      (isRight) => (isRight ? 0 : 1),
      () => 1,
    );
    asked += 1;
    worstMs = Math.max(worstMs, performance.now() - startedMs);
    await pause(5);
  }
})();

const table = new Table({
  style: { head: [], border: [] },
  head: ['version', 'served after ms', 'worst request ms', 'resident MB'],
});
for (let version = 1; version <= VERSIONS; version += 1) {
  worstMs = 0;
  const startedMs = performance.now();
  write(version);
  while (log.split('supergraph taken').length <= version) {
    if (gateway.exitCode !== null) throw new Error(log);
    await pause(20);
  }
  const takenMs = performance.now() - startedMs;
  await pause(300);
  table.push([version, Math.round(takenMs), Math.round(worstMs), Math.round(residentBytes() / 1e6)]);
}
load.isOver = true;
await asking;
gateway.kill();
await once(gateway, 'exit');
rmSync(folder, { recursive: true });
console.log(`${COUNTRY.sources} sources × ${COUNTRY.typesPerSource} types, two keys, ${asked} requests meanwhile`);
console.log(table.toString());
console.log(lost === 0 ? 'No request was lost.' : `${lost} REQUESTS WERE LOST.`);
process.exit(lost === 0 ? 0 : 1);

/** Puts a version in the place of the last one at once; each differs from all others. */
function write(version: number): void {
  writeFileSync(`${file}.next`, `${text}\n# ${version}\n`);
  renameSync(`${file}.next`, file);
}

async function answers(address: string): Promise<boolean> {
  const response = await fetch(`${address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"query":"{ __typename }"}',
  });
  return (await response.text()) === '{"data":{"__typename":"Query"}}';
}

function residentBytes(): number {
  const status = readFileSync(`/proc/${String(gateway.pid)}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) * 1024;
}
