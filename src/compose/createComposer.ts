import { Worker } from 'node:worker_threads';
import { buildASTSchema, print } from 'graphql';
import { GatewayError } from '../errors/gatewayError.ts';
import { withDefer } from '../model/deferDirective.ts';
import type { Graph } from '../model/graph.ts';
import type { ScalarRule } from '../model/scalars/scalarRule.ts';
import type { SubgraphDeclaration } from '../model/subgraph.ts';
import type { ComposedMessage, ComposeReply, ComposeTask } from './composeMessages.ts';
import { CompositionError } from './compositionError.ts';
import type { DictionaryWords } from './dictionaryTypes.ts';
import { parsePieces } from './documentPieces.ts';
import { withScalarRules } from './withScalarRules.ts';

/** Composes graphs in a thread of its own, so that requests are not held up. */
export interface Composer {
  /** Rejects with a `CompositionError`, or with `COMPOSITION_WORKER_FAILED`; the next call starts a new thread. */
  readonly compose: (declarations: readonly SubgraphDeclaration[]) => Promise<Graph>;
  readonly close: () => Promise<void>;
}

interface Waiting {
  readonly resolve: (composed: ComposedMessage) => void;
  readonly reject: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
}

/**
 * - `timeoutMs`: after so long the thread is ended (milliseconds, default 60,000)
 * - the thread remembers the parts of unchanged sources from one composition to the next
 */
export function createComposer(
  dictionary: DictionaryWords,
  scalarRules: ReadonlyMap<string, ScalarRule>,
  { timeoutMs = 60_000 }: { readonly timeoutMs?: number } = {},
): Composer {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let count = 0;

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
    const started = startWorker(dictionary);
    started.on('message', (reply: ComposeReply) => {
      const asked = waiting.get(reply.id);
      if (asked === undefined) return;
      waiting.delete(reply.id);
      clearTimeout(asked.timer);
      if (waiting.size === 0) started.unref();
      if (reply.kind === 'composed') asked.resolve(reply.composed);
      else if (reply.kind === 'refused') asked.reject(new CompositionError(reply.findings));
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
    compose: async (declarations) => {
      const { publicPieces, ...composed } = await new Promise<ComposedMessage>((resolve, reject) => {
        worker ??= start();
        worker.ref();
        const timer = setTimeout(() => {
          fail(`it took longer than ${timeoutMs} ms.`);
        }, timeoutMs);
        const task: ComposeTask = { id: count++, declarations };
        waiting.set(task.id, { resolve, reject, timer });
        worker.postMessage(task);
      });
      const publicDocument = await parsePieces(publicPieces);
      // The other thread has validated it; this one is to be held up for as short as can be.
      const schema = withDefer(buildASTSchema(publicDocument, { assumeValidSDL: true }));
      return withScalarRules({ ...composed, schema }, scalarRules);
    },
    close: async () => {
      const ended = worker;
      fail('the composer was closed.');
      await ended?.terminate();
    },
  };
}

/** Run from its sources, as in tests and development, the thread registers a loader of TypeScript for itself first. */
function startWorker({ document }: DictionaryWords): Worker {
  // A syntax tree with places is a chain of tokens, too deep to be sent.
  const workerData = print(document);
  if (!import.meta.url.endsWith('.ts'))
    return new Worker(new URL('./composeWorker.js', import.meta.url), { workerData });
  const entry = JSON.stringify(new URL('./composeWorker.ts', import.meta.url).href);
  const start = `import('tsx/esm/api').then(({ register }) => { register(); return import(${entry}); })`;
  return new Worker(start, { eval: true, execArgv: [], workerData });
}
