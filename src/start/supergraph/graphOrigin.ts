import type { JoinedGraph } from '../../compose/graphOfSupergraph.ts';

/** Where the graph comes from that is served, at first and after a change. */
export interface GraphOrigin {
  /** A file's name, for the log. */
  readonly name: string;
  /** Begins to look for changes: before the first version is read, so that none is missed. Closing ends what is under way too. */
  readonly follow: (onChange: () => void) => { readonly close: () => void | Promise<void> };
  /** The version at the start, while nothing is served yet. Throws or rejects with what is wrong with it, from the catalogue. */
  readonly first: () => JoinedGraph | Promise<JoinedGraph>;
  /** The version as it is now, made in another thread while requests are answered. Fails as `first` does. */
  readonly next: () => Promise<JoinedGraph>;
}
