import Table from 'cli-table3';
import { measureAlone, type MeasuredAlone } from './measureAlone.ts';

/** What two planners took over the same supergraph. */
export interface ComparedPlanners {
  readonly keys: number;
  readonly ours: MeasuredAlone;
  readonly readyMade: MeasuredAlone;
}

/** Makes our planner and the ready-made one over a supergraph file, each in a process of its own. */
export function comparePlanners(keys: number, supergraphFile: string): ComparedPlanners {
  const measured = (which: string) => measureAlone('planner.ts', [which, supergraphFile], ['--expose-gc']);
  return { keys, ours: measured('ours'), readyMade: measured('ready-made') };
}

/** Both planners and ours as a share of the other, per number of keys. */
export function plannerTable(compared: readonly ComparedPlanners[]): string {
  const table = new Table({
    style: { head: [], border: [] },
    head: ['keys', 'planner', 'wall ms', 'cpu ms', 'memory +MB'],
    colAligns: ['left', 'left', 'right', 'right', 'right'],
  });
  for (const { keys, ours, readyMade } of compared) {
    table.push([keys, 'ours', ...figures(ours)], [keys, 'ready-made', ...figures(readyMade)]);
    const shares = [
      ours.wallMs / readyMade.wallMs,
      ours.cpuMs / readyMade.cpuMs,
      ours.addedBytes / readyMade.addedBytes,
    ];
    table.push([keys, 'ours / theirs', ...shares.map((share) => share.toFixed(2))]);
  }
  return table.toString();
}

function figures({ wallMs, cpuMs, addedBytes }: MeasuredAlone): string[] {
  return [wallMs, cpuMs, addedBytes / 1e6].map((value) => value.toFixed(0));
}
