import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { environmentWith, UnusableSetting, wantsBuilt } from '../environment.ts';
import type { ReadyLine } from './runMinistry.ts';

export interface SpawnedMinistry extends ReadyLine {
  readonly process: ChildProcess;
  /** Ends the process and resolves when it is gone. */
  readonly stop: () => Promise<void>;
}

export interface SpawnOptions {
  /** Command line, as `['--port', '0', '--data', '.data']`. */
  readonly args: readonly string[];
  /** Added to this process' environment. */
  readonly env?: Readonly<Record<string, string>>;
}

const stopDeadlineMs = 4000;

/**
 * Command line that runs a script of `mocks/` in the form in which this file itself runs: `.ts` through tsx, or built `.js`.
 * With `LIENTHONG_MOCKS_BUILT=true` it is the built one in any case.
 */
export function nodeArguments(script: string): string[] {
  const place = (from: string) => fileURLToPath(new URL(from, import.meta.url));
  if (!import.meta.url.endsWith('.ts')) return [place(`../${script}.js`)];
  if (wantsBuilt()) return [place(`../../dist/mocks/${script}.js`)];
  const path = place(`../${script}.ts`);
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  return ['--import', tsx, path];
}

/** Starts a ministry's process and waits until it answers; rejects with what it said when it ends before that. */
export async function spawnMinistry(id: string, { args, env }: SpawnOptions): Promise<SpawnedMinistry> {
  const child = spawn(process.execPath, [...nodeArguments(`${id}/main`), ...args, '--json'], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: environmentWith(env ?? {}),
  });
  const line = await readyLine(id, child);
  return { ...line, process: child, stop: () => stopChild(child) };
}

async function readyLine(id: string, child: ChildProcess): Promise<ReadyLine> {
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    said = (said + chunk).slice(-4000);
  });
  const { stdout } = child;
  if (stdout === null) throw new Error('A ministry is started with its output piped.');
  const lines = createInterface({ input: stdout });
  return new Promise((resolve, reject) => {
    lines.once('line', (line) => resolve(JSON.parse(line) as ReadyLine));
    child.once('error', reject);
    child.once('close', (code) => {
      const message =
        said.trim().replace(`${id}: `, '') || `${id} ended before it answered (exit code ${String(code)}).`;
      reject(code === 2 ? new UnusableSetting(message) : new Error(message));
    });
  });
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), stopDeadlineMs);
  await gone;
  clearTimeout(timer);
}
