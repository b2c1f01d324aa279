import { composeSubgraphs, type KnownSubgraphs, type SubgraphSdl } from './composeSubgraphs.ts';
import type { ContractFilter } from './contractOf.ts';
import { joinedMessageOf, type JoinedMessage } from './graphMessage.ts';
import { graphToServe } from './graphOfSupergraph.ts';
import { carryOutTasks } from './workerThread.ts';

/** Subgraphs that are to be composed, and what of their graph is shown. */
export interface SubgraphsTask {
  readonly subgraphs: readonly SubgraphSdl[];
  readonly contract: ContractFilter | undefined;
}

const known: KnownSubgraphs = new Map();

/**
 * Entry of the thread that composes subgraphs, and remembers those that do not change. What is served is read from the
 * supergraph's text, as it would be if it came from a file.
 */
carryOutTasks(({ subgraphs, contract }: SubgraphsTask): JoinedMessage =>
  joinedMessageOf(graphToServe(composeSubgraphs(subgraphs, known).supergraphSdl, contract)),
);
