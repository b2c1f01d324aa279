import type { RunningGateway } from '../gateways/startGateway.ts';
import type { RunningMinistries } from '../workload/startMinistries.ts';
import { ASKED_PERSONS } from '../workload/lookUp.ts';
import type { OperationName } from '../workload/readWorkload.ts';
import type { ReferenceAnswers } from '../workload/referenceAnswers.ts';
import { processUse } from './processUse.ts';
import { requestBytes } from './requestBytes.ts';
import { runLoad, type LoadAnswer } from './runLoad.ts';
import { verifyAnswer } from './verifyAnswers.ts';

/** Every so many answers one is compared as a whole (a prime, so that it meets every person in time). */
const SAMPLE_EVERY = 499;

/** What is measured at once. */
export interface MeasureSettings {
  readonly gateway: RunningGateway;
  readonly ministries: RunningMinistries;
  readonly reference: ReferenceAnswers;
  readonly operation: OperationName;
  /** Whether each request asks about another person than the one before. */
  readonly differ: boolean;
  /** The length of the answer about each person (bytes). */
  readonly lengths: readonly number[];
  readonly connections: number;
  readonly seconds: number;
}

/** One measurement. Times in milliseconds. */
export interface Measurement {
  readonly requests: number;
  readonly requestsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** User and system time of the gateway per request. */
  readonly cpuMs: number;
  /** Calls that ministries got per request. */
  readonly calls: number;
  /** Resident memory of the gateway at the end (bytes). */
  readonly residentBytes: number;
}

/** Loads a gateway for some seconds; throws when an answer is wrong. */
export async function measure(settings: MeasureSettings): Promise<Measurement> {
  const { gateway, ministries, operation, differ, lengths, reference, connections } = settings;
  const requests = requestBytes(operation, gateway);
  const took: number[] = [];
  const samples: [number, LoadAnswer][] = [];
  let asked = 0;
  await ministries.takeCalls();
  const before = processUse(gateway.pid);
  const startMs = performance.now();
  const endMs = startMs + settings.seconds * 1000;
  await runLoad({
    port: Number(gateway.url.port),
    connections,
    next: () => {
      if (performance.now() >= endMs) return undefined;
      const nth = differ ? asked % ASKED_PERSONS : 0;
      asked += 1;
      const bytes = requests[nth];
      return bytes && { nth, bytes, wantsBody: asked % SAMPLE_EVERY === 0 };
    },
    onAnswer: ({ nth }, answer) => {
      took.push(answer.tookMs);
      if (answer.status !== 200 || answer.bodyBytes !== lengths[nth]) {
        throw new Error(`status ${answer.status}, ${answer.bodyBytes} bytes instead of ${String(lengths[nth])}`);
      }
      if (answer.body !== undefined) samples.push([nth, answer]);
    },
  });
  const elapsedMs = performance.now() - startMs;
  const after = processUse(gateway.pid);
  const calls = await ministries.takeCalls();
  for (const [nth, answer] of samples) await verifyAnswer(reference, operation, nth, answer);
  took.sort((left, right) => left - right);
  return {
    requests: took.length,
    requestsPerSecond: (took.length * 1000) / elapsedMs,
    p50Ms: quantile(took, 0.5),
    p99Ms: quantile(took, 0.99),
    cpuMs: (after.cpuMs - before.cpuMs) / took.length,
    calls: calls / took.length,
    residentBytes: after.residentBytes,
  };
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
