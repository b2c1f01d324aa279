import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GATEWAYS, type Gateway } from '../gateways/gateways.ts';
import { startGateway } from '../gateways/startGateway.ts';
import { measure } from '../load/measure.ts';
import { verifyAnswers } from '../load/verifyAnswers.ts';
import { composeWorkload } from '../workload/composeWorkload.ts';
import type { OperationName } from '../workload/readWorkload.ts';
import { referenceAnswers } from '../workload/referenceAnswers.ts';
import { startMinistries, type RunningMinistries } from '../workload/startMinistries.ts';
import type { CpuProfile } from './cpuProfile.ts';
import type { TimeSpan } from './foldSamples.ts';

/** How long the gateway may take to write its profile (milliseconds). */
const WRITING_MS = 30_000;

/** What the gateway is loaded with, and how long. */
export interface ProfileSettings {
  readonly operation: OperationName;
  readonly seconds: number;
  readonly warmSeconds: number;
  readonly connections: number;
}

/** A profile of the gateway's main thread, and when in it the gateway was warm and under load. */
export interface GatewayProfile {
  readonly profile: CpuProfile;
  readonly loaded: TimeSpan;
}

/** Starts ministries and our gateway as shipped, verifies an operation, warms it up and profiles it under load. */
export async function profileGateway(settings: ProfileSettings): Promise<GatewayProfile> {
  const folder = mkdtempSync(join(tmpdir(), 'lienthong-flame-'));
  const ministries = await startMinistries();
  try {
    return await profileIn(folder, ministries, settings);
  } finally {
    ministries.stop();
    rmSync(folder, { recursive: true });
  }
}

async function profileIn(
  folder: string,
  ministries: RunningMinistries,
  settings: ProfileSettings,
): Promise<GatewayProfile> {
  const supergraphFile = join(folder, 'supergraph.graphql');
  const { supergraphSdl, publicSdl } = composeWorkload(ministries.urlOf);
  writeFileSync(supergraphFile, supergraphSdl);
  const reference = referenceAnswers(publicSdl);
  const graph = { supergraphFile, urlOf: ministries.urlOf };
  const gateway = await startGateway(profiled(), graph, ['--cpu-prof', `--cpu-prof-dir=${folder}`]);

  const lengths = await verifyAnswers(reference, settings.operation, gateway);
  const load = { ...settings, gateway, ministries, reference, lengths, differ: true };
  await measure({ ...load, seconds: settings.warmSeconds });
  const startUs = monotonicUs();
  await measure(load);
  const loaded = { startUs, endUs: monotonicUs() };
  const words = await gateway.stop();
  if (words !== undefined) throw new Error(`The gateway ended with a failure: ${words}`);

  const file = readdirSync(folder).find((name) => IS_OF_MAIN_THREAD.test(name));
  if (file === undefined) throw new Error('Expected a profile of the main thread, but the gateway wrote none.');
  return { profile: JSON.parse(readFileSync(join(folder, file), 'utf8')) as CpuProfile, loaded };
}

/** Ours as shipped, with the time it needs to write a profile. */
function profiled(): Gateway {
  const shipped = GATEWAYS.find(({ id }) => id === 'lienthong-single');
  if (shipped === undefined) throw new Error('Expected our gateway among those that are compared, but it is not.');
  return { ...shipped, patienceMs: WRITING_MS };
}

/** CPU.DATE.TIME.PID.THREAD.NUMBER.cpuprofile; the main thread is 0. */
const IS_OF_MAIN_THREAD = /\.0\.\d+\.cpuprofile$/;

/** The clock that V8 dates its samples by, which on Linux all processes share. */
function monotonicUs(): number {
  return Number(process.hrtime.bigint() / 1000n);
}
