import { GATEWAYS } from '../gateways/gateways.ts';
import { OPERATIONS, type OperationName } from '../workload/readWorkload.ts';
import type { ResultRow } from './summarise.ts';

interface Load {
  readonly operation: OperationName;
  readonly differ: boolean;
}

/** The tables of `docs/performance.md`: a line per gateway, a column per operation, the ratios first. */
export function markdownTables(rows: readonly ResultRow[]): string {
  const measured = new Set(rows.map(({ operation }) => operation));
  const operations = OPERATIONS.filter((operation) => measured.has(operation));
  return [true, false]
    .map((differ) => {
      const loads = operations.map((operation) => ({ operation, differ }));
      return [
        `### ${differ ? 'Another person each time' : 'The same request'}\n`,
        table('CPU, times ours', rows, loads, ({ cpuRatio }) => cpuRatio?.toFixed(1) ?? '–'),
        table('CPU ms', rows, loads, ({ cpuMs }) => cpuMs.toFixed(2)),
        table('requests/s', rows, loads, ({ requestsPerSecond }) => requestsPerSecond.toFixed(0)),
        table('p50 / p99 ms', rows, loads, ({ p50Ms, p99Ms }) => `${p50Ms.toFixed(0)} / ${p99Ms.toFixed(0)}`),
        table('calls', rows, loads, ({ calls }) => calls.toFixed(1)),
        table('resident MB', rows, loads, ({ residentBytes }) => (residentBytes / 1e6).toFixed(0)),
      ].join('\n');
    })
    .join('\n');
}

function table(
  title: string,
  rows: readonly ResultRow[],
  loads: readonly Load[],
  cell: (row: ResultRow) => string,
): string {
  const measured = GATEWAYS.filter(({ id }) => rows.some(({ gatewayId }) => gatewayId === id));
  const lines = measured.map(({ id, name }) => {
    const cells = loads.map(({ operation, differ }) => {
      const row = rows.find((each) => each.gatewayId === id && each.operation === operation && each.differ === differ);
      return row === undefined ? '–' : cell(row);
    });
    return [name, ...cells];
  });
  const head = [title, ...loads.map(({ operation }) => operation)];
  const rule = head.map((_, column) => (column === 0 ? '---' : '--:'));
  return `${[head, rule, ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n`;
}
