import { parse } from 'graphql';
import type { SubgraphDeclaration } from '../model/subgraph.ts';
import { composeDeclarations } from './composeDeclarations.ts';
import { messageOf, type GraphMessage } from './graphMessage.ts';
import { carryOutTasks } from './workerThread.ts';

/** Declarations that are to be composed in the words of a dictionary. */
export interface ComposeTask {
  /** The dictionary's text. */
  readonly dictionary: string;
  readonly declarations: readonly SubgraphDeclaration[];
}

/** Entry of the thread that composes the graph of the dictionary. */
carryOutTasks(({ dictionary, declarations }: ComposeTask): GraphMessage => {
  const words = { document: parse(dictionary, { noLocation: true }) };
  const composed = composeDeclarations(words, declarations);
  return messageOf(composed, composed.publicDocument);
});
