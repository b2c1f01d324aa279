import { print } from 'graphql';
import type { Graph } from '../model/graph.ts';
import type { ScalarRule } from '../model/scalars/scalarRule.ts';
import type { SubgraphDeclaration } from '../model/subgraph.ts';
import type { DictionaryWords } from './dictionaryTypes.ts';
import { graphOfMessage, type GraphMessage } from './graphMessage.ts';
import { withScalarRules } from './withScalarRules.ts';
import { createWorkerThread } from './workerThread.ts';

/** Composes graphs in a thread of its own, so that requests are not held up. */
export interface Composer {
  /** Rejects with `COMPOSITION_FAILED`, or with `COMPOSITION_WORKER_FAILED`; the next call starts a new thread. */
  readonly compose: (declarations: readonly SubgraphDeclaration[]) => Promise<Graph>;
  readonly close: () => Promise<void>;
}

/**
 * - `timeoutMs`: after so long the thread is ended (milliseconds, default 60,000)
 * - the thread remembers the parts of unchanged sources from one composition to the next
 */
export function createComposer(
  { document }: DictionaryWords,
  scalarRules: ReadonlyMap<string, ScalarRule>,
  { timeoutMs = 60_000 }: { readonly timeoutMs?: number } = {},
): Composer {
  // A syntax tree with places is a chain of tokens, too deep to be sent.
  const options = { entry: 'composeWorker', workerData: print(document), timeoutMs };
  const thread = createWorkerThread<readonly SubgraphDeclaration[], GraphMessage>(options);
  return {
    compose: async (declarations) => withScalarRules(await graphOfMessage(await thread.ask(declarations)), scalarRules),
    close: thread.close,
  };
}
