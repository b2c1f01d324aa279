import { parentPort, Worker } from 'node:worker_threads';
import { GatewayError } from '../errors/gatewayError.ts';
import type { ErrorCode } from '../errors/catalogue/index.ts';
import type { ErrorParams } from '../errors/template.ts';

/** A thread that carries out tasks, one after another, and remembers what it likes from one to the next. */
export interface WorkerThread<Task, Result> {
  /** Rejects with the error of the catalogue that the task ended with, or with `COMPOSITION_WORKER_FAILED`; the next call then starts a new thread. */
  readonly ask: (task: Task) => Promise<Result>;
  /** Ends the thread; what is under way is refused, and what is asked from then on. */
  readonly close: () => Promise<void>;
}

export interface WorkerOptions {
  /** The module that the thread runs, without its ending: `composeWorker`, beside this file. */
  readonly entry: string;
  /** What it knows from the start. */
  readonly workerData?: unknown;
  /** After so long a task, and the thread with it, is ended (milliseconds). */
  readonly timeoutMs: number;
}

interface Asked<Task> {
  readonly id: number;
  readonly task: Task;
}

type Reply<Result> =
  | { readonly kind: 'done'; readonly id: number; readonly result: Result }
  | { readonly kind: 'refused'; readonly id: number; readonly code: ErrorCode; readonly params: ErrorParams }
  | { readonly kind: 'failed'; readonly id: number; readonly reason: string };

interface Waiting<Result> {
  readonly resolve: (result: Result) => void;
  readonly reject: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
}

/** A thread of the given module, started with the first task; it keeps no process from ending. */
export function createWorkerThread<Task, Result>(options: WorkerOptions): WorkerThread<Task, Result> {
  const { timeoutMs } = options;
  const waiting = new Map<number, Waiting<Result>>();
  let worker: Worker | undefined;
  let count = 0;
  let isClosed = false;

  function fail(reason: string, cause?: unknown): void {
    const ended = worker;
    worker = undefined;
    for (const { reject, timer } of waiting.values()) {
      clearTimeout(timer);
      reject(new GatewayError('COMPOSITION_WORKER_FAILED', { reason }, { cause }));
    }
    waiting.clear();
    void ended?.terminate();
  }

  function start(): Worker {
    const started = startWorker(options);
    started.on('message', (reply: Reply<Result>) => {
      const asked = waiting.get(reply.id);
      if (asked === undefined) return;
      waiting.delete(reply.id);
      clearTimeout(asked.timer);
      if (waiting.size === 0) started.unref();
      if (reply.kind === 'done') asked.resolve(reply.result);
      else if (reply.kind === 'refused') asked.reject(new GatewayError(reply.code, reply.params));
      else asked.reject(new GatewayError('COMPOSITION_WORKER_FAILED', { reason: reply.reason }));
    });
    started.on('error', (error) => {
      if (worker === started) fail(error.message, error);
    });
    started.on('exit', (code) => {
      if (worker === started) fail(`it ended with code ${code}.`);
    });
    return started;
  }

  return {
    ask: (task) =>
      new Promise((resolve, reject) => {
        if (isClosed) {
          reject(new GatewayError('COMPOSITION_WORKER_FAILED', { reason: 'it was closed.' }));
          return;
        }
        worker ??= start();
        worker.ref();
        const timer = setTimeout(() => {
          fail(`it took longer than ${timeoutMs} ms.`);
        }, timeoutMs);
        const asked: Asked<Task> = { id: count++, task };
        waiting.set(asked.id, { resolve, reject, timer });
        worker.postMessage(asked);
      }),
    close: async () => {
      isClosed = true;
      const ended = worker;
      fail('it was closed.');
      await ended?.terminate();
    },
  };
}

/** Has one task carried out by a thread that ends with it, or with `ended`. Rejects as `ask` does. */
export async function askOnce<Result>(options: WorkerOptions, task: unknown, ended?: AbortSignal): Promise<Result> {
  const thread = createWorkerThread<unknown, Result>(options);
  const end = () => void thread.close();
  ended?.addEventListener('abort', end);
  try {
    return await thread.ask(task);
  } finally {
    ended?.removeEventListener('abort', end);
    await thread.close();
  }
}

/** Called once in the module that the thread runs: `carryOut` answers each task, or throws. */
export function carryOutTasks(carryOut: (task: never) => unknown): void {
  parentPort?.on('message', ({ id, task }: Asked<never>) => {
    parentPort?.postMessage(replyTo(id, () => carryOut(task)));
  });
}

function replyTo<Result>(id: number, carryOut: () => Result): Reply<Result> {
  try {
    return { kind: 'done', id, result: carryOut() };
  } catch (error) {
    if (error instanceof GatewayError) return { kind: 'refused', id, code: error.code, params: error.params };
    return { kind: 'failed', id, reason: error instanceof Error ? error.message : String(error) };
  }
}

/** Run from its sources, as in tests and development, the thread registers a loader of TypeScript for itself first. */
function startWorker({ entry, workerData }: WorkerOptions): Worker {
  if (!import.meta.url.endsWith('.ts')) return new Worker(new URL(`./${entry}.js`, import.meta.url), { workerData });
  const source = JSON.stringify(new URL(`./${entry}.ts`, import.meta.url).href);
  const start = `import('tsx/esm/api').then(({ register }) => { register(); return import(${source}); })`;
  return new Worker(start, { eval: true, execArgv: [], workerData });
}
