import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MINISTRIES, ministrySdl } from '../workload/readWorkload.ts';

const ROOT = join(import.meta.dirname, '../../..');
const OURS = join(ROOT, 'dist/src/cli/main.js');

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
}

/** Ours first, as shipped and without the flags it is shipped with; then the peers. */
export const GATEWAYS: readonly Gateway[] = [
  {
    id: 'lienthong',
    name: 'Liên Thông',
    command: (graph, port) => [...shippedFlags(), ...serve(graph, port)],
    env: BUDGET,
  },
  {
    id: 'lienthong-plain',
    name: 'Liên Thông, plain node',
    command: serve,
    env: BUDGET,
  },
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

function serve({ supergraphFile }: Graph, port: number): string[] {
  return [OURS, 'serve', '--supergraph', supergraphFile, '--open-access', '--port', String(port), '--json'];
}

/** The flags that the command asks Node for in its first line. */
function shippedFlags(): string[] {
  const [firstLine = ''] = readFileSync(OURS, 'utf8').split('\n');
  return [...firstLine.matchAll(/ (--\S+=\S+)/g)].map(([, flag = '']) => flag);
}

function peer(name: string): string {
  return join(ROOT, `bench/peers/${name}.mjs`);
}
