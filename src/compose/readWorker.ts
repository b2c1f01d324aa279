import type { ContractFilter } from './contractOf.ts';
import { joinedMessageOf, type JoinedMessage } from './graphMessage.ts';
import { graphToServe } from './graphOfSupergraph.ts';
import { carryOutTasks } from './workerThread.ts';

/** A supergraph that is to be read, and what of it is shown. */
export interface ReadTask {
  readonly sdl: string;
  readonly contract: ContractFilter | undefined;
}

/** Entry of the thread that reads and checks supergraphs. */
carryOutTasks(({ sdl, contract }: ReadTask): JoinedMessage => joinedMessageOf(graphToServe(sdl, contract)));
