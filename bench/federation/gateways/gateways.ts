import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MINISTRIES, ministrySdl } from '../workload/readWorkload.ts';

const ROOT = join(import.meta.dirname, '../../..');
const OURS = join(ROOT, 'dist/src/cli/main.js');
/** The settings that say that the subgraphs take several requests in one call. */
const BATCHED = join(import.meta.dirname, 'batched.yaml');

/** The deep operations are dearer than what is admitted where nothing is said; none of the peers estimates costs. */
const BUDGET = { LIENTHONG_COST_BUDGET: '1000000' };

/** Where a gateway finds the workload. */
export interface Graph {
  readonly supergraphFile: string;
  readonly urlOf: (ministry: string) => string;
}

/** A gateway that is compared. */
export interface Gateway {
  readonly id: string;
  readonly name: string;
  /** What Node is started with; the process prints `{"url": …}` on a line when it is ready. */
  readonly command: (graph: Graph, port: number) => string[];
  /** Settings in its environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Not among those that are compared where nobody chooses. */
  readonly isExtra?: true;
  /** Of one that checks itself when it is asked to end: how long that may take (milliseconds). It must end with 0. */
  readonly patienceMs?: number;
}

/** Ours first, then with what it is shipped with left out, one at a time; then the peers. */
export const GATEWAYS: readonly Gateway[] = [
  {
    id: 'lienthong',
    name: 'Liên Thông',
    command: (graph, port) => [...shippedFlags(), ...serve(graph, port), '--config', BATCHED],
    env: BUDGET,
  },
  {
    id: 'lienthong-single',
    name: 'Liên Thông, a call for each request',
    command: (graph, port) => [...shippedFlags(), ...serve(graph, port)],
    env: BUDGET,
  },
  {
    id: 'lienthong-plain',
    name: 'Liên Thông, plain node',
    command: (graph, port) => [...serve(graph, port), '--config', BATCHED],
    env: BUDGET,
  },
  guarded('sqlite', 'SQLite'),
  guarded('postgres', 'PostgreSQL'),
  {
    id: 'hive-rust',
    name: 'Hive Gateway, planner in Rust',
    command: ({ supergraphFile }, port) => [peer('hive'), supergraphFile, String(port), 'rust'],
  },
  {
    id: 'hive',
    name: 'Hive Gateway',
    command: ({ supergraphFile }, port) => [peer('hive'), supergraphFile, String(port)],
  },
  {
    id: 'apollo',
    name: 'Apollo Gateway',
    command: ({ supergraphFile }, port) => [peer('apollo'), supergraphFile, String(port)],
  },
  {
    id: 'mercurius',
    name: 'Mercurius gateway, compiled',
    command: ({ urlOf }, port) => {
      const services = MINISTRIES.map((name) => ({ name, url: urlOf(name), schema: ministrySdl(name) }));
      return [peer('mercurius'), JSON.stringify(services), String(port)];
    },
  },
];

/** Whether it is ours; the others have to be installed first. */
export function isOurs(id: string): boolean {
  return /^(?:lienthong|guarded)/.test(id);
}

/** Ours with access and audit, which checks its log at the end. */
function guarded(store: string, name: string): Gateway {
  const script = join(ROOT, 'bench/access/guarded.mjs');
  return {
    id: `guarded-${store}`,
    name: `Liên Thông, access and audit in ${name}`,
    command: ({ supergraphFile }, port) => [...shippedFlags(), script, supergraphFile, String(port), store],
    isExtra: true,
    patienceMs: 120_000,
  };
}

function serve({ supergraphFile }: Graph, port: number): string[] {
  return [OURS, 'serve', '--supergraph', supergraphFile, '--open-access', '--port', String(port), '--json'];
}

/** The flags that the command asks Node for in its first line. */
export function shippedFlags(): string[] {
  const [firstLine = ''] = readFileSync(OURS, 'utf8').split('\n');
  return [...firstLine.matchAll(/ (--\S+=\S+)/g)].map(([, flag = '']) => flag);
}

function peer(name: string): string {
  return join(ROOT, `bench/peers/${name}.mjs`);
}
