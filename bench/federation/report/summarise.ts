import type { Measurement } from '../load/measure.ts';
import type { OperationName } from '../workload/readWorkload.ts';

/** All rounds of one gateway on one load. */
export interface LoadResult {
  readonly gatewayId: string;
  readonly operation: OperationName;
  readonly differ: boolean;
  readonly rounds: readonly Measurement[];
}

/** A line of the result: the median of each figure over the rounds. */
export interface ResultRow extends Measurement {
  readonly gatewayId: string;
  readonly operation: OperationName;
  readonly differ: boolean;
  /** Gateway CPU per request as a multiple of ours; `undefined` when ours was not measured. */
  readonly cpuRatio: number | undefined;
}

/** What others are compared with: the first of these that was measured. */
const OURS = ['lienthong', 'lienthong-single'];

/** Medians over the rounds of all starts, and the ratios to ours. */
export function summarise(results: readonly LoadResult[]): ResultRow[] {
  const rows = together(results)
    .filter(({ rounds }) => rounds.length > 0)
    .map(({ gatewayId, operation, differ, rounds }) => ({ gatewayId, operation, differ, ...medians(rounds) }));
  const oursId = OURS.find((id) => rows.some(({ gatewayId }) => gatewayId === id));
  return rows.map((row) => {
    const ours = rows.find(
      ({ gatewayId, operation, differ }) =>
        gatewayId === oursId && operation === row.operation && differ === row.differ,
    );
    return { ...row, cpuRatio: ours && row.cpuMs / ours.cpuMs };
  });
}

/** The results of one load, whichever process they are of, as one. */
function together(results: readonly LoadResult[]): readonly LoadResult[] {
  const loads = new Map<string, LoadResult>();
  for (const result of results) {
    const load = `${result.gatewayId} ${result.operation} ${String(result.differ)}`;
    const rounds = [...(loads.get(load)?.rounds ?? []), ...result.rounds];
    loads.set(load, { ...result, rounds });
  }
  return [...loads.values()];
}

function medians(rounds: readonly Measurement[]): Measurement {
  const of = (figure: (round: Measurement) => number): number => median(rounds.map(figure));
  return {
    requests: rounds.reduce((sum, { requests }) => sum + requests, 0),
    requestsPerSecond: of((round) => round.requestsPerSecond),
    p50Ms: of((round) => round.p50Ms),
    p99Ms: of((round) => round.p99Ms),
    cpuMs: of((round) => round.cpuMs),
    calls: of((round) => round.calls),
    residentBytes: of((round) => round.residentBytes),
  };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  const middle = sorted.length / 2;
  return ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle) - 1] ?? Number.NaN)) / 2;
}
