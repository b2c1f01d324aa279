/**
 * Asks our gateway a million times for ten thousand operations that all differ, in an order left to chance, and tells
 * how much memory it holds meanwhile: what is kept by operation has to be bounded.
 *
 *     npm run build && npm run bench:endurance
 *     npm run bench:endurance -- --requests 100000 --operations 1000
 *
 * Every 499th answer is compared with that of graphql-js on the merged schema. Ends with 1 when memory has grown.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { SingleBar } from 'cli-progress';
import Table from 'cli-table3';
import { buildSchema, execute, parse } from 'graphql';
import { createRandom } from '../../src/synthetic/random.ts';
import { GATEWAYS } from './gateways/gateways.ts';
import { startGateway } from './gateways/startGateway.ts';
import { processUse } from './load/processUse.ts';
import { requestOf } from './load/requestBytes.ts';
import { runLoad } from './load/runLoad.ts';
import { composeWorkload } from './workload/composeWorkload.ts';
import { distinctOperation, MOST_DISTINCT } from './workload/distinctOperations.ts';
import { askedPerson, rootRow } from './workload/lookUp.ts';
import { startMinistries } from './workload/startMinistries.ts';

/** Rows of the table: memory is looked at after each of so many parts of the requests. */
const PARTS = 20;

/** Every so many answers one is compared as a whole (a prime). */
const SAMPLE_EVERY = 499;

/** By how much the most of the second half may exceed the most of the first. */
const ADMITTED_GROWTH = 1.1;

// Whoever interrupts a run leaves no gateway behind.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '1000000' },
    operations: { type: 'string', default: '10000' },
    connections: { type: 'string', default: '50' },
  },
});
/** Where nobody looks, a line now and then. */
const SLOWLY = { noTTYOutput: true, notTTYSchedule: 60_000 };
const random = createRandom(20_261_127, 0, 0);
const requests = Number(values.requests);
const operations = Math.min(Number(values.operations), MOST_DISTINCT);

const folder = mkdtempSync(join(tmpdir(), 'lienthong-endurance-'));
const supergraphFile = join(folder, 'supergraph.graphql');
const ministries = await startMinistries();
const { supergraphSdl, publicSdl } = composeWorkload(ministries.urlOf);
writeFileSync(supergraphFile, supergraphSdl);
const schema = buildSchema(publicSdl, { assumeValidSDL: true });
const shipped = GATEWAYS.find(({ id }) => id === 'lienthong-single');
if (shipped === undefined) throw new Error('Expected our gateway among those that are compared, but it is not.');
const gateway = await startGateway(shipped, { supergraphFile, urlOf: ministries.urlOf }, []);

const texts = Array.from({ length: operations }, (_, nth) => distinctOperation(nth));
const samples: { readonly nth: number; readonly body: string }[] = [];
const table = new Table({
  style: { head: [], border: [] },
  head: ['requests', 'requests/s', 'resident MB', 'compared'],
});
const bar = new SingleBar({ format: '{bar} {value}/{total} requests, {mb} MB', stream: process.stderr, ...SLOWLY });
bar.start(requests, 0, { mb: 0 });
const resident: number[] = [];
let compared = 0;
let askedInAll = 0;
for (let part = 0; part < PARTS; part += 1) {
  const startedMs = performance.now();
  await load(Math.floor(requests / PARTS));
  const seconds = (performance.now() - startedMs) / 1000;
  for (const sample of samples.splice(0)) await compare(sample);
  const megabytes = processUse(gateway.pid).residentBytes / 1e6;
  resident.push(megabytes);
  const done = Math.floor(requests / PARTS) * (part + 1);
  bar.update(done, { mb: Math.round(megabytes) });
  table.push([done, Math.round(requests / PARTS / seconds), Math.round(megabytes), compared]);
}
bar.stop();
await gateway.stop();
ministries.stop();
rmSync(folder, { recursive: true });
const half = PARTS / 2;
const growth = Math.max(...resident.slice(half)) / Math.max(...resident.slice(0, half));
console.log(`${requests} requests, ${operations} operations that all differ`);
console.log(table.toString());
console.log(
  `The second half of the run held ${growth.toFixed(2)} times what the first did (admitted: ${ADMITTED_GROWTH}).`,
);
process.exit(growth <= ADMITTED_GROWTH ? 0 : 1);

/** Asks so many times. Each operation asks about one person, so that ministries need not work out every answer anew. */
async function load(count: number): Promise<void> {
  let asked = 0;
  await runLoad({
    port: Number(gateway.url.port),
    connections: Number(values.connections),
    next: () => {
      if (asked >= count) return undefined;
      asked += 1;
      askedInAll += 1;
      const nth = random.between(0, operations - 1);
      const bytes = requestOf(texts[nth] ?? '', nth, gateway);
      return { nth, bytes, wantsBody: askedInAll % SAMPLE_EVERY === 0 };
    },
    onAnswer: ({ nth }, { status, body }) => {
      if (status !== 200) throw new Error(`status ${status}: ${body?.toString().slice(0, 300)}`);
      if (body !== undefined) samples.push({ nth, body: body.toString() });
    },
  });
}

async function compare({ nth, body }: (typeof samples)[number]): Promise<void> {
  const document = parse(texts[nth] ?? '');
  const result = await execute({ schema, document, rootValue: rootRow, variableValues: { id: askedPerson(nth) } });
  const answer = JSON.parse(body) as { readonly data: unknown; readonly errors?: unknown };
  const expected: unknown = JSON.parse(JSON.stringify(result.data));
  if (answer.errors !== undefined || !isDeepStrictEqual(answer.data, expected))
    throw new Error(`The answer of operation ${nth} is another than that of graphql-js.`);
  compared += 1;
}
