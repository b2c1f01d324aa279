import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { lienthong } from './built.ts';

/** A gateway as a process of its own, on a free port, with a data folder of its own. */
export interface GatewayProcess {
  readonly url: string;
  readonly log: () => string;
  readonly stop: () => Promise<void>;
  /** Ends it as a power cut would (SIGKILL). */
  readonly kill: () => Promise<void>;
  /** Sends it a signal, and does not wait for what it does with it. */
  readonly signal: (signal: NodeJS.Signals) => void;
  /** Its exit code and the signal that ended it, when it has ended. */
  readonly ended: Promise<readonly [number | null, NodeJS.Signals | null]>;
}

/** Starts `lienthong serve`, with these further arguments; rejects with what it said when it ends before it listens. */
export async function startGatewayProcess(
  env: Readonly<Record<string, string>>,
  args: readonly string[] = [],
): Promise<GatewayProcess> {
  const child = spawn(process.execPath, [lienthong, 'serve', '--port', '0', '--json', ...args], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { ...process.env, LIENTHONG_DATA: mkdtempSync(join(tmpdir(), 'lienthong-gateway-')), ...env },
  });
  const ended = new Promise<readonly [number | null, NodeJS.Signals | null]>((resolve) => {
    child.once('exit', (code, signal) => resolve([code, signal]));
  });
  const { stdout, stderr } = child;
  if (stdout === null || stderr === null) throw new Error('The gateway is started with its output piped.');
  let said = '';
  stderr.setEncoding('utf8').on('data', (piece: string) => {
    said += piece;
  });
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: stdout }).once('line', (line) => {
      resolve((JSON.parse(line) as { url: string }).url);
    });
    child.once('close', (code) => {
      reject(new Error(`The gateway ended with exit code ${String(code)}: ${said}`));
    });
  });
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  };
  return {
    url,
    log: () => said,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    signal: (signal) => void child.kill(signal),
    ended,
  };
}
