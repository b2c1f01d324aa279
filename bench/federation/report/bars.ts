import type { OperationName } from '../workload/readWorkload.ts';
import type { ResultRow } from './summarise.ts';

/** How many times our CPU per request a peer has to need at least. */
export interface Bar {
  readonly operation: OperationName;
  readonly differ: boolean;
  readonly peerId: string;
  readonly times: number;
}

/** The bars that the design sets. */
export const BARS: readonly Bar[] = [
  { operation: 'one', differ: true, peerId: 'hive-rust', times: 10 },
  { operation: 'three', differ: true, peerId: 'hive-rust', times: 10 },
  { operation: 'deep-recurring', differ: true, peerId: 'hive-rust', times: 12 },
  { operation: 'deep-distinct', differ: true, peerId: 'hive-rust', times: 4 },
  { operation: 'one', differ: false, peerId: 'hive-rust', times: 6 },
  { operation: 'three', differ: false, peerId: 'hive-rust', times: 5 },
  { operation: 'deep-recurring', differ: false, peerId: 'hive-rust', times: 8 },
  { operation: 'one', differ: true, peerId: 'mercurius', times: 1.3 },
];

/** A line per bar that was measured: reached or not, and by how much. */
export function judgeBars(rows: readonly ResultRow[]): string[] {
  return BARS.flatMap(({ operation, differ, peerId, times }) => {
    const row = rows.find(
      (each) => each.gatewayId === peerId && each.operation === operation && each.differ === differ,
    );
    if (row?.cpuRatio === undefined) return [];
    const load = `${operation}, ${differ ? 'another person each time' : 'the same request'}`;
    const verdict = row.cpuRatio >= times ? 'reached' : 'NOT reached';
    return [`${verdict}: ${load}: ${peerId} needs ${row.cpuRatio.toFixed(1)} times our CPU (bar: ${times})`];
  });
}
