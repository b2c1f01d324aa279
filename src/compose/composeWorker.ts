import { workerData } from 'node:worker_threads';
import { parse } from 'graphql';
import type { SubgraphDeclaration } from '../model/subgraph.ts';
import { composeDeclarations, type PartCache } from './composeDeclarations.ts';
import { messageOf } from './graphMessage.ts';
import { carryOutTasks } from './workerThread.ts';

/** Entry of the thread that composes what it is sent, and remembers unchanged parts. */
const dictionary = { document: parse(workerData as string, { noLocation: true }) };
const cache: PartCache = new Map();

carryOutTasks((declarations: readonly SubgraphDeclaration[]) => {
  const composed = composeDeclarations(dictionary, declarations, cache);
  return messageOf(composed, composed.publicDocument);
});
