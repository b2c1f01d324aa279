import { print } from 'graphql';
import type { Graph } from '../model/graph.ts';
import type { ScalarRule } from '../model/scalars/scalarRule.ts';
import type { SubgraphDeclaration } from '../model/subgraph.ts';
import type { ComposeTask } from './composeWorker.ts';
import type { DictionaryWords } from './dictionaryTypes.ts';
import { graphOfMessage, type GraphMessage } from './graphMessage.ts';
import { withScalarRules } from './withScalarRules.ts';
import { askOnce } from './workerThread.ts';

/**
 * What `composeGraph` does, in a thread of its own that ends with it, and takes what the composer needs of memory along.
 *
 * - `timeoutMs`: after so long it is given up (milliseconds, default 60,000)
 * - `ended`: given up as well when it is aborted
 * - rejects with `COMPOSITION_FAILED`, `COMPOSITION_WORKER_FAILED`
 */
export async function composeInThread(
  { document }: DictionaryWords,
  declarations: readonly SubgraphDeclaration[],
  scalarRules: ReadonlyMap<string, ScalarRule>,
  { timeoutMs = 60_000, ended }: { readonly timeoutMs?: number; readonly ended?: AbortSignal } = {},
): Promise<Graph> {
  // A syntax tree with places is a chain of tokens, too deep to be sent.
  const task: ComposeTask = { dictionary: print(document), declarations };
  const message = await askOnce<GraphMessage>({ entry: 'composeWorker', timeoutMs }, task, ended);
  return withScalarRules(await graphOfMessage(message), scalarRules);
}
