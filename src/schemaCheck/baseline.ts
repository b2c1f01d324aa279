import type { DocumentNode, GraphQLSchema } from 'graphql';
import type { Graph } from '../model/graph.ts';
import type { SourceId } from '../model/source.ts';

/** The graph as it is, before a source's schema changes. */
export interface Baseline {
  readonly name: string;
  readonly schema: GraphQLSchema;
  /** Sources that the graph tells of; none where it is known by its public schema alone. */
  readonly sourceIds: readonly SourceId[];
  /** Which sources answer a field, by coordinate; where the graph tells. */
  readonly fieldSources?: Graph['fieldSources'];
  /** A source's schema as the graph knows it. */
  readonly sdlOf: (source: SourceId) => string | undefined;
  /** The graph with another schema of one source; throws a `CompositionError`. Absent where the graph tells no sources. */
  readonly recompose?: (source: SourceId, sdl: string) => Graph;
}

/** What is checked: a source's proposed schema, read. */
export interface Proposal {
  readonly source: SourceId;
  readonly sdl: string;
  readonly document: DocumentNode;
}
