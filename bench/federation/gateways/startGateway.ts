import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { freePort } from '../../../test/support/freePort.ts';
import type { Gateway, Graph } from './gateways.ts';

/** How long a gateway may take to start (milliseconds). */
const START_MS = 60_000;

/** How long it may take to end (milliseconds). */
const PATIENCE_MS = 3000;

/** A gateway that answers. */
export interface RunningGateway {
  readonly gateway: Gateway;
  readonly url: URL;
  readonly pid: number;
  /** From the start of the process to its first word (milliseconds). */
  readonly startedMs: number;
  /** Header fields that a request must have. */
  readonly headers: Readonly<Record<string, string>>;
  /** Ends it; undefined, or what it said when it ended with a failure. */
  readonly stop: () => Promise<string | undefined>;
}

/** Starts a gateway in a process of its own, as it is run in production; throws with its own words when it cannot. */
export async function startGateway(gateway: Gateway, graph: Graph, nodeOptions: string[]): Promise<RunningGateway> {
  const startMs = performance.now();
  const child = spawn(process.execPath, [...nodeOptions, ...gateway.command(graph, await freePort())], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...gateway.env, NODE_ENV: 'production', NODE_OPTIONS: '' },
  });
  process.once('exit', () => child.kill('SIGKILL'));
  let words = '';
  child.stderr.on('data', (piece: Buffer) => {
    words = (words + piece.toString()).slice(-2000);
  });
  const ready = await new Promise<Ready>((resolve, reject) => {
    const fail = (reason: string): void => {
      child.kill();
      reject(new Error(`${reason}: ${words}`));
    };
    const timer = setTimeout(() => fail('not ready in time'), START_MS);
    child.once('exit', (code) => fail(`ended with ${String(code)}`));
    createInterface(child.stdout).on('line', (line) => {
      if (!line.startsWith('{') || !line.includes('"url"')) return;
      clearTimeout(timer);
      resolve(JSON.parse(line) as Ready);
    });
  });
  const { pid } = child;
  if (pid === undefined) throw new Error('no process');
  return {
    gateway,
    url: new URL('/graphql', ready.url),
    headers: ready.headers ?? {},
    pid,
    startedMs: performance.now() - startMs,
    stop: async () => {
      await stop(child, gateway.patienceMs ?? PATIENCE_MS);
      // One that checks itself at the end has not done so unless it says so.
      const isGood = child.exitCode === 0 || gateway.patienceMs === undefined;
      return isGood ? undefined : `exit code ${String(child.exitCode)}: ${words}`;
    },
  };
}

/** The line on which a gateway says where it is. */
interface Ready {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Asks it to end, and ends it where it does not. */
async function stop(child: ChildProcess, patienceMs: number): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill();
  const timer = setTimeout(() => child.kill('SIGKILL'), patienceMs);
  await ended;
  clearTimeout(timer);
}
