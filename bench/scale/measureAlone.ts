import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** What a piece of work took in a process of its own. */
export interface MeasuredAlone {
  readonly wallMs: number;
  readonly cpuMs: number;
  /** By how much the resident memory grew (bytes). */
  readonly addedBytes: number;
}

/** Runs a script of this folder in a process of its own, which prints what it measured as JSON. */
export function measureAlone(script: string, args: readonly string[], nodeOptions: readonly string[] = []) {
  const command = [...nodeOptions, '--import', 'tsx', join(import.meta.dirname, script), ...args];
  return JSON.parse(execFileSync(process.execPath, command, { encoding: 'utf8' })) as MeasuredAlone;
}
