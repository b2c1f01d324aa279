import { once } from 'node:events';
import type { Dials } from '../../mocks/dials/dials.ts';
import { spawnMinistry } from '../../mocks/process/spawnMinistry.ts';

/** A simulated ministry as a process of its own, on a free port. */
export interface StartedMinistry {
  readonly url: string;
  /** Address of its dials. */
  readonly controlUrl: string;
  /** Changes the dials named and leaves the others. */
  readonly setDials: (settings: Partial<Dials>) => Promise<void>;
  /** Sets all dials to those of a good day. */
  readonly calm: () => Promise<void>;
  /** SQL statements and calls since the start or the last `resetStats`. */
  readonly stats: () => Promise<{ readonly calls: number; readonly statements: number }>;
  readonly resetStats: () => Promise<void>;
  /** Ends the process politely and waits until it is gone. */
  readonly stop: () => Promise<void>;
  /** Ends the process as a crash would. */
  readonly kill: () => Promise<void>;
}

/**
 * Starts `mocks/<id>/main.ts`.
 *
 * - `dataDir`: folder with the world, as `testWorld()` gives it
 * - `port`: 0 (any free one) unless a test starts a ministry again where it was
 */
export async function startMinistry(
  id: string,
  options: { readonly dataDir: string; readonly env?: Readonly<Record<string, string>>; readonly port?: number },
): Promise<StartedMinistry> {
  const args = ['--port', String(options.port ?? 0), '--data', options.dataDir];
  const ministry = await spawnMinistry(id, { args, env: options.env ?? {} });
  const dialsUrl = ministry.control;
  const statsUrl = dialsUrl.replace('/__dials', '/__stats');
  return {
    url: ministry.url,
    controlUrl: dialsUrl,
    setDials: async (settings) => {
      await control(dialsUrl, 'PUT', settings);
    },
    calm: async () => {
      await control(dialsUrl, 'DELETE');
    },
    stats: async () => (await control(statsUrl, 'GET')) as { calls: number; statements: number },
    resetStats: async () => {
      await control(statsUrl, 'DELETE');
    },
    stop: ministry.stop,
    kill: async () => {
      const gone = once(ministry.process, 'exit');
      if (ministry.process.kill('SIGKILL')) await gone;
    },
  };
}

async function control(url: string, method: string, body?: object): Promise<unknown> {
  const response = await fetch(url, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  const answer: unknown = await response.json();
  if (!response.ok) throw new Error(`The dials refused the setting: ${JSON.stringify(answer)}`);
  return answer;
}

export { testWorld } from './testWorld.ts';
