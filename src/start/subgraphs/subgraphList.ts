import { basename } from 'node:path';
import type { ContractFilter } from '../../compose/contractOf.ts';
import { createSubgraphComposer, type SubgraphComposer } from '../../compose/createSubgraphComposer.ts';
import { followState } from '../../util/followState.ts';
import type { GraphOrigin } from '../supergraph/graphOrigin.ts';
import { AskedSubgraphs } from './askedSubgraphs.ts';
import { readSubgraphList } from './readSubgraphList.ts';
import { Retries } from './retries.ts';
import { stateOfList } from './stateOfList.ts';

/** Time between two looks at the files (milliseconds). */
const LOOK_MS = 500;

export interface SubgraphListOptions {
  readonly contract: ContractFilter | undefined;
  /** Time after which subgraphs that tell their schema themselves are asked for it again (milliseconds); never when 0. */
  readonly askEveryMs: number;
  readonly composer?: SubgraphComposer;
}

/**
 * Subgraphs that the gateway composes itself, in a thread that stays: another version of the list, of a schema's file or of
 * what a subgraph says is another graph.
 */
export function subgraphList(
  list: string,
  { contract, askEveryMs, composer = createSubgraphComposer() }: SubgraphListOptions,
): GraphOrigin {
  const subgraphs = new AskedSubgraphs();
  let tellChange: () => void = () => undefined;
  const retries = new Retries(() => {
    tellChange();
  });
  const compose = async () => {
    try {
      const graph = await composer.compose(await subgraphs.read(readSubgraphList(list)), contract);
      retries.forget();
      return graph;
    } catch (error) {
      retries.note(error);
      throw error;
    }
  };
  return {
    name: basename(list),
    follow: (onChange) => {
      tellChange = onChange;
      const files = followState({ stateOf: stateOfList(list), lookMs: LOOK_MS, onChange });
      const asking = repeatedly(askEveryMs, async () => {
        if (await subgraphs.saysOtherwise(readSubgraphList(list))) onChange();
      });
      return {
        close: async () => {
          files.close();
          asking.close();
          subgraphs.close();
          await composer.close();
          // Last, as what is broken off fails too.
          retries.forget();
        },
      };
    },
    first: compose,
    next: compose,
  };
}

/** Does it again so long after it was last done, whatever came of it, never when 0; it keeps no process from ending. */
function repeatedly(everyMs: number, act: () => Promise<void>): { readonly close: () => void } {
  let timer: NodeJS.Timeout | undefined;
  let isClosed = everyMs === 0;
  const next = () => {
    if (isClosed) return;
    timer = setTimeout(() => {
      // A list that cannot be read is told of when it changes.
      act().then(next, next);
    }, everyMs).unref();
  };
  next();
  return {
    close: () => {
      isClosed = true;
      clearTimeout(timer);
    },
  };
}
