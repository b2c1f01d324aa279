import { ensureWorld, type WorldSize } from './process/ensureWorld.ts';
import { spawnMinistry, type SpawnedMinistry } from './process/spawnMinistry.ts';

/** Services that `npm run mocks` starts, with their usual ports; the dials of SQL ministries are 100 above. */
export const ministryPorts = {
  identity: 4100,
  population: 4101,
  justice: 4102,
  land: 4103,
  tax: 4104,
  finance: 4105,
  health: 4106,
  'government-office': 4107,
} as const;

export type MinistryId = keyof typeof ministryPorts;

export const ministryIds = Object.keys(ministryPorts) as readonly MinistryId[];

/** What happens while ministries start and run, for whoever shows it. */
export type MinistryEvent =
  | { readonly kind: 'making-world'; readonly people: number; readonly seed: number }
  | { readonly kind: 'ready'; readonly id: MinistryId; readonly url: string; readonly controlUrl: string }
  | { readonly kind: 'failed'; readonly id: MinistryId; readonly reason: string }
  | { readonly kind: 'ended'; readonly id: MinistryId; readonly exitCode: number | null };

export interface StartOptions {
  /** Only these; all when absent. */
  readonly only?: readonly MinistryId[];
  /** Folder with `world/` in it; a world is made there when it is missing or another size or seed is asked for. */
  readonly dataDir: string;
  /** Ports other than the usual ones; 0 takes any free one. */
  readonly ports?: Partial<Readonly<Record<MinistryId, number>>>;
  readonly world?: Partial<WorldSize>;
  readonly onEvent?: (event: MinistryEvent) => void;
}

export interface RunningProcess {
  readonly url: string;
  readonly controlUrl: string;
  readonly pid: number | undefined;
}

export interface RunningMinistries {
  /** Those that answer, by id. */
  readonly ministries: ReadonlyMap<MinistryId, RunningProcess>;
  /** Those that could not be started, with the reason in one sentence. */
  readonly failures: ReadonlyMap<MinistryId, Error>;
  /** Ends all processes and resolves when they are gone. */
  readonly stop: () => Promise<void>;
}

/**
 * Starts the simulated ministries, each as a process of its own, and waits until each answers or has failed.
 * Nothing is started again silently: a ministry that ends is told to `onEvent`.
 */
export async function startMinistries(options: StartOptions): Promise<RunningMinistries> {
  const ids = options.only ?? ministryIds;
  const tell = options.onEvent ?? (() => undefined);
  if (ids.some((id) => id !== 'identity')) {
    await ensureWorld(options.dataDir, options.world ?? {}, (size) => tell({ kind: 'making-world', ...size }));
  }
  const spawned = new Map<MinistryId, SpawnedMinistry>();
  const failures = new Map<MinistryId, Error>();
  let isStopping = false;

  const start = async (id: MinistryId): Promise<void> => {
    const port = options.ports?.[id] ?? ministryPorts[id];
    try {
      const ministry = await spawnMinistry(id, { args: ['--port', String(port), '--data', options.dataDir] });
      spawned.set(id, ministry);
      tell({ kind: 'ready', id, url: ministry.url, controlUrl: ministry.control });
      ministry.process.once('exit', (exitCode) => {
        if (!isStopping) tell({ kind: 'ended', id, exitCode });
      });
    } catch (error) {
      const failure = error instanceof Error ? error : new Error(String(error));
      failures.set(id, failure);
      tell({ kind: 'failed', id, reason: failure.message });
    }
  };

  await Promise.all(ids.map(start));
  return {
    ministries: new Map(
      [...spawned].map(([id, { url, control, process }]) => [id, { url, controlUrl: control, pid: process.pid }]),
    ),
    failures,
    stop: async () => {
      isStopping = true;
      await Promise.all([...spawned.values()].map((ministry) => ministry.stop()));
    },
  };
}
