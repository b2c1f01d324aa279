import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { packageRoot } from '../util/packageRoot.ts';

export interface SpawnedMinistries {
  readonly process: ChildProcess;
  /** Resolves when every ministry answers; rejects when they could not be started. */
  readonly ready: Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Starts the simulated ministries as a process of their own, which prints a line for each. */
export function spawnMinistries(options: {
  readonly dataDir: string;
  readonly people: string | undefined;
  readonly seed: string | undefined;
}): SpawnedMinistries {
  const size = [
    ...(options.people === undefined ? [] : ['--people', options.people]),
    ...(options.seed === undefined ? [] : ['--seed', options.seed]),
  ];
  const child = spawn(process.execPath, [...script(), '--data', options.dataDir, ...size], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  return {
    process: child,
    ready: readiness(child),
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
    },
  };
}

/** The built script, or the source through tsx where this file itself runs from source. */
function script(): string[] {
  if (!import.meta.url.endsWith('.ts')) return [join(packageRoot(), 'dist', 'mocks', 'start.js')];
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  return ['--import', tsx, join(packageRoot(), 'mocks', 'start.ts')];
}

async function readiness(child: ChildProcess): Promise<void> {
  const [said] = (await Promise.race([once(child, 'message'), once(child, 'exit')])) as [unknown];
  if (said === 'ready') return;
  process.exitCode = 2;
  throw new MinistriesNotStarted();
}

/** The ministries said themselves why they could not start. */
export class MinistriesNotStarted extends Error {
  override readonly name = 'MinistriesNotStarted';
}
