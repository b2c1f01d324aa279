import { startGateway, type RunningGateway } from './gateways/startGateway.ts';
import { GATEWAYS, type Graph } from './gateways/gateways.ts';
import { measure, type Measurement } from './load/measure.ts';
import { verifyAnswers } from './load/verifyAnswers.ts';
import type { BenchOptions } from './options.ts';
import type { LoadResult } from './report/summarise.ts';
import type { OperationName } from './workload/readWorkload.ts';
import type { ReferenceAnswers } from './workload/referenceAnswers.ts';
import type { RunningMinistries } from './workload/startMinistries.ts';

/** What a comparison is made over. */
export interface Comparison {
  readonly options: BenchOptions;
  readonly graph: Graph;
  readonly ministries: RunningMinistries;
  readonly reference: ReferenceAnswers;
  /** What could not be measured, and why. */
  readonly notes: string[];
  /** Told about each step. */
  readonly onStep: (text: string) => void;
}

interface Load extends LoadResult {
  readonly gateway: RunningGateway;
  readonly operation: OperationName;
  readonly lengths: readonly number[];
  readonly rounds: Measurement[];
}

/** Starts the gateways that were chosen; those that cannot be started become notes. */
export async function startGateways({ options, graph, notes, onStep }: Comparison): Promise<RunningGateway[]> {
  const running: RunningGateway[] = [];
  for (const gateway of GATEWAYS.filter(({ id }) => options.only.includes(id))) {
    try {
      const started = await startGateway(gateway, graph, options.nodeOptions);
      running.push(started);
      onStep(`${gateway.name} is ready after ${started.startedMs.toFixed(0)} ms`);
    } catch (error) {
      notes.push(`${gateway.name} cannot be started on ${process.version}: ${String(error)}`);
    }
  }
  return running;
}

/** Verifies every gateway on every operation and warms it up; those that answer wrongly become notes. */
export async function verifyAll(running: readonly RunningGateway[], comparison: Comparison): Promise<Load[]> {
  const { options, reference, notes, onStep } = comparison;
  const loads: Load[] = [];
  for (const operation of options.operations) {
    for (const gateway of running) {
      const { id: gatewayId, name } = gateway.gateway;
      try {
        const lengths = await verifyAnswers(reference, operation, gateway);
        const loadsOfIt = [true, false].map((differ) => ({
          gatewayId,
          gateway,
          operation,
          differ,
          lengths,
          rounds: [],
        }));
        const [differing] = loadsOfIt;
        if (differing) await measure({ ...comparison, ...options, ...differing, seconds: options.warmSeconds });
        loads.push(...loadsOfIt);
        onStep(`${name} answers ${operation} rightly, ${String(lengths[0])} bytes`);
      } catch (error) {
        notes.push(`${name} does not answer ${operation} rightly: ${String(error)}`);
      }
    }
  }
  return loads;
}

/** Measures every load in turn, round after round, so that whatever disturbs the machine disturbs all alike. */
export async function measureAll(loads: readonly Load[], comparison: Comparison): Promise<readonly LoadResult[]> {
  const { options, notes, onStep } = comparison;
  const steps = loads.length * options.rounds;
  for (let step = 0; step < steps; step++) {
    const load = loads[step % loads.length];
    if (load === undefined) continue;
    const { gateway, operation, differ } = load;
    const what = `${gateway.gateway.name}, ${operation}, ${differ ? 'another person each time' : 'the same request'}`;
    try {
      const measured = await measure({ ...comparison, ...options, ...load });
      load.rounds.push(measured);
      const { requestsPerSecond, cpuMs } = measured;
      onStep(`${step + 1}/${steps} ${what}: ${requestsPerSecond.toFixed(0)} requests/s, ${cpuMs.toFixed(3)} ms CPU`);
    } catch (error) {
      notes.push(`${what}: ${String(error)}`);
    }
  }
  return loads.map(({ gatewayId, operation, differ, rounds }) => ({ gatewayId, operation, differ, rounds }));
}
