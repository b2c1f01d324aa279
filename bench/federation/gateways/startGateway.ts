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
  readonly stop: () => Promise<void>;
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
  const url = await new Promise<URL>((resolve, reject) => {
    const fail = (reason: string): void => {
      child.kill();
      reject(new Error(`${reason}: ${words}`));
    };
    const timer = setTimeout(() => fail('not ready in time'), START_MS);
    child.once('exit', (code) => fail(`ended with ${String(code)}`));
    createInterface(child.stdout).on('line', (line) => {
      const found = /"url":"([^"]+)"/.exec(line)?.[1];
      if (found === undefined) return;
      clearTimeout(timer);
      resolve(new URL('/graphql', found));
    });
  });
  const { pid } = child;
  if (pid === undefined) throw new Error('no process');
  return { gateway, url, pid, startedMs: performance.now() - startMs, stop: () => stop(child) };
}

/** Asks it to end, and ends it where it does not. */
async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill();
  const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
  await ended;
  clearTimeout(timer);
}
