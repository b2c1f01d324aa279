/**
 * Draws where the time of an operation goes, as a flame graph from a CPU profile of our gateway, warm and under load.
 *
 *     npm run bench:flame
 *     npm run bench:flame -- --operation one --seconds 8 --warm 4 --connections 50
 *
 * The picture is written to docs/images/flame-OPERATION.svg. Idle time is left out. A profile knows synchronous stacks only, so
 * that work after an `await` stands beside what began it; Node's own functions at the root are dropped.
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { foldSamples } from './flame/foldSamples.ts';
import { profileGateway } from './flame/profileGateway.ts';
import { roomShares } from './flame/roomShares.ts';
import { writeFlame } from './flame/writeFlame.ts';
import { OPERATIONS } from './workload/readWorkload.ts';

const ROOT = join(import.meta.dirname, '../..');
// Whoever interrupts a run leaves no gateway behind.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
const { values } = parseArgs({
  options: {
    operation: { type: 'string', default: 'deep-recurring' },
    seconds: { type: 'string', default: '8' },
    warm: { type: 'string', default: '4' },
    connections: { type: 'string', default: '50' },
  },
});
const operation = OPERATIONS.find((name) => name === values.operation);
if (operation === undefined) throw new Error(`${values.operation} is none of ${OPERATIONS.join(', ')}.`);

execFileSync(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc')], { cwd: ROOT, stdio: 'inherit' });
const { profile, loaded } = await profileGateway({
  operation,
  seconds: Number(values.seconds),
  warmSeconds: Number(values.warm),
  connections: Number(values.connections),
});
const tree = foldSamples(profile, loaded);
const file = `docs/images/flame-${operation}.svg`;
writeFileSync(join(ROOT, file), writeFlame(tree, `${operation}: CPU of the gateway’s main thread`));
for (const [room, share] of roomShares(tree)) console.log(`${(share * 100).toFixed(1).padStart(5)} %  ${room}`);
console.log(`Drawn in ${file}.`);
process.exit(0);
