import { stateOfFile } from '../../util/followState.ts';
import { readSubgraphList } from './readSubgraphList.ts';

/** Tells the state of a list of subgraphs and of the files that it names; the list is read when it has changed. */
export function stateOfList(list: string): () => string {
  let known: string | undefined;
  let files: readonly string[] = [];
  return () => {
    const state = stateOfFile(list);
    // A list that could not be read is read again with the next look.
    if (state !== known) {
      const named = filesNamedIn(list);
      known = named && state;
      files = named ?? files;
    }
    return [state, ...files.map((file) => `${file},${stateOfFile(file)}`)].join('\n');
  };
}

function filesNamedIn(list: string): readonly string[] | undefined {
  try {
    return readSubgraphList(list).flatMap(({ schema }) => ('file' in schema ? [schema.file] : []));
  } catch {
    // What is wrong with the list is told when it is read to be composed.
    return undefined;
  }
}
