import type { SubgraphSdl } from './composeSubgraphs.ts';
import type { ContractFilter } from './contractOf.ts';
import { joinedGraphOf, type JoinedMessage } from './graphMessage.ts';
import type { JoinedGraph } from './graphOfSupergraph.ts';
import type { SubgraphsTask } from './subgraphsWorker.ts';
import { createWorkerThread } from './workerThread.ts';

/** Composes subgraphs in a thread of its own, again and again, so that requests are not held up. */
export interface SubgraphComposer {
  /**
   * The graph of the subgraphs, or as much of it as a contract shows: checked, so that it can be served as it is. A subgraph
   * that has not changed since the last time is not read again.
   *
   * Rejects with `COMPOSITION_FAILED`, `SUPERGRAPH_UNREADABLE`, `CONTRACT_REFUSED`, or with `COMPOSITION_WORKER_FAILED`; the
   * next call then starts a new thread.
   */
  readonly compose: (subgraphs: readonly SubgraphSdl[], contract?: ContractFilter) => Promise<JoinedGraph>;
  readonly close: () => Promise<void>;
}

/** - `timeoutMs`: after so long a composition, and the thread with it, is ended (milliseconds, default 60,000) */
export function createSubgraphComposer({ timeoutMs = 60_000 }: { readonly timeoutMs?: number } = {}): SubgraphComposer {
  const thread = createWorkerThread<SubgraphsTask, JoinedMessage>({ entry: 'subgraphsWorker', timeoutMs });
  return {
    compose: async (subgraphs, contract) => joinedGraphOf(await thread.ask({ subgraphs, contract })),
    close: thread.close,
  };
}
