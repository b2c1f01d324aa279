import Table from 'cli-table3';
import { GATEWAYS } from '../gateways/gateways.ts';
import { OPERATIONS } from '../workload/readWorkload.ts';
import type { ResultRow } from './summarise.ts';

const HEAD = ['gateway', 'CPU ratio', 'CPU ms', 'requests/s', 'p50 ms', 'p99 ms', 'calls', 'MB'];

/** A table per load: gateway CPU per request as a multiple of ours, then the figures themselves. */
export function printTables(rows: readonly ResultRow[]): string {
  const loads = OPERATIONS.flatMap((operation) => [true, false].map((differ) => ({ operation, differ })));
  return loads
    .map(({ operation, differ }) => {
      const ofLoad = rows.filter((row) => row.operation === operation && row.differ === differ);
      if (ofLoad.length === 0) return '';
      const table = new Table({ head: HEAD, style: { head: [], border: [] }, colAligns: ['left'] });
      for (const row of ofLoad) table.push(cells(row));
      return `${operation}, ${differ ? 'another person each time' : 'the same request'}\n${table.toString()}\n`;
    })
    .filter((text) => text !== '')
    .join('\n');
}

function cells(row: ResultRow): string[] {
  return [
    GATEWAYS.find(({ id }) => id === row.gatewayId)?.name ?? row.gatewayId,
    row.cpuRatio === undefined ? '' : `${row.cpuRatio.toFixed(1)}×`,
    row.cpuMs.toFixed(3),
    row.requestsPerSecond.toFixed(0),
    row.p50Ms.toFixed(1),
    row.p99Ms.toFixed(1),
    row.calls.toFixed(1),
    (row.residentBytes / 1e6).toFixed(0),
  ];
}
