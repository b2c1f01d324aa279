import type { ContractFilter } from './contractOf.ts';
import { joinedGraphOf, type JoinedMessage } from './graphMessage.ts';
import type { JoinedGraph } from './graphOfSupergraph.ts';
import type { ReadTask } from './readWorker.ts';
import { askOnce } from './workerThread.ts';

/**
 * What `graphToServe` does, in a thread of its own that ends with it, so that requests are answered meanwhile.
 *
 * - `timeoutMs`: after so long it is given up (milliseconds, default 60,000)
 * - rejects with `SUPERGRAPH_UNREADABLE`, `COMPOSITION_FAILED`, `CONTRACT_REFUSED`, `COMPOSITION_WORKER_FAILED`
 */
export async function readInThread(
  sdl: string,
  contract: ContractFilter | undefined,
  { timeoutMs = 60_000 }: { readonly timeoutMs?: number } = {},
): Promise<JoinedGraph> {
  const task: ReadTask = { sdl, contract };
  return joinedGraphOf(await askOnce<JoinedMessage>({ entry: 'readWorker', timeoutMs }, task));
}
