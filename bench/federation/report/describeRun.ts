import { readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import type { BenchOptions } from '../options.ts';

/** Under what circumstances a run was made: no names, no paths. */
export interface RunDescription {
  readonly date: string;
  readonly node: string;
  readonly processor: string;
  readonly cores: number;
  readonly memoryBytes: number;
  readonly options: BenchOptions;
  /** Versions of the peers' packages. */
  readonly peers: Readonly<Record<string, string>>;
}

const PACKAGES = [
  '@apollo/gateway',
  '@apollo/server',
  '@graphql-hive/gateway',
  '@graphql-hive/router-runtime',
  '@mercuriusjs/gateway',
  'mercurius',
];

/** Describes this run. */
export function describeRun(root: string, options: BenchOptions): RunDescription {
  const processors = cpus();
  return {
    date: new Date().toISOString(),
    node: process.version,
    processor: processors[0]?.model ?? 'unknown',
    cores: processors.length,
    memoryBytes: totalmem(),
    options,
    peers: Object.fromEntries(PACKAGES.map((name) => [name, versionOf(root, name)])),
  };
}

function versionOf(root: string, name: string): string {
  try {
    const text = readFileSync(join(root, 'bench/peers/node_modules', name, 'package.json'), 'utf8');
    return (JSON.parse(text) as { version: string }).version;
  } catch {
    return 'not installed';
  }
}
