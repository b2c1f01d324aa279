import type { ContractFilter } from './contractOf.ts';
import { printPieces } from './documentPieces.ts';
import { messageOf, type GraphMessage } from './graphMessage.ts';
import { graphToServe } from './graphOfSupergraph.ts';
import { carryOutTasks } from './workerThread.ts';

/** A supergraph that is to be read, and what of it is shown. */
export interface ReadTask {
  readonly sdl: string;
  readonly contract: ContractFilter | undefined;
}

/** The graph of it, with the supergraph as text in pieces. */
export interface ReadResult extends GraphMessage {
  readonly supergraphPieces: readonly string[];
}

/** Entry of the thread that reads and checks supergraphs. */
carryOutTasks(({ sdl, contract }: ReadTask): ReadResult => {
  const graph = graphToServe(sdl, contract);
  return { ...messageOf(graph, graph.publicDocument), supergraphPieces: printPieces(graph.supergraph) };
});
