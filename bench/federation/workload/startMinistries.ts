import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** The ministries' process. */
export interface RunningMinistries {
  readonly urlOf: (ministry: string) => string;
  /** How often ministries were called since this was last asked. */
  readonly takeCalls: () => Promise<number>;
  readonly stop: () => void;
}

/** Starts all ministries in a process of their own. */
export async function startMinistries(): Promise<RunningMinistries> {
  const file = join(import.meta.dirname, 'ministries.ts');
  const child = spawn(process.execPath, ['--max-semi-space-size=64', '--import', 'tsx', file], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const [{ ports }] = (await once(child, 'message')) as [{ ports: Record<string, number> }];
  return {
    urlOf: (ministry) => `http://127.0.0.1:${String(ports[ministry])}/graphql`,
    takeCalls: async () => {
      child.send('calls');
      const [{ calls }] = (await once(child, 'message')) as [{ calls: number }];
      return calls;
    },
    stop: () => child.kill(),
  };
}
