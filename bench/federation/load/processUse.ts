import { readFileSync, readdirSync } from 'node:fs';

/** Clock ticks per second in /proc (proc(5); 100 on every Linux that Node runs on). */
const TICKS = 100;

/** What a process and its descendants have used. */
export interface ProcessUse {
  /** User and system time since they started, of ended children too (milliseconds; steps of 10). */
  readonly cpuMs: number;
  /** Resident memory now (bytes). */
  readonly residentBytes: number;
}

/** Reads it from /proc; Linux only. */
export function processUse(pid: number): ProcessUse {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    const stat = /^\d+$/.test(name) ? statOf(name) : undefined;
    if (stat !== undefined) parents.set(Number(name), Number(stat[1]));
  }
  let ticks = 0;
  let residentBytes = 0;
  for (const each of descendants(pid, parents)) {
    const stat = statOf(String(each)) ?? [];
    for (const field of stat.slice(11, 15)) ticks += Number(field);
    residentBytes += residentOf(each);
  }
  return { cpuMs: (ticks * 1000) / TICKS, residentBytes };
}

function descendants(pid: number, parents: ReadonlyMap<number, number>): number[] {
  const children = [...parents].filter(([, parent]) => parent === pid).map(([child]) => child);
  return [pid, ...children.flatMap((child) => descendants(child, parents))];
}

/** The fields of /proc/PID/stat from the third on (the second, the name, may hold anything); `undefined` when it ended. */
function statOf(pid: string): string[] | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}

function residentOf(pid: number): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}
