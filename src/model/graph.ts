import type { DocumentNode, GraphQLSchema } from 'graphql';
import type { SourceId } from './source.ts';

/** The one graph over all sources. */
export interface Graph {
  /** Supergraph in the join specification's words, for the planner; the same text whatever the order of the sources. */
  readonly supergraphSdl: string;
  /** The same parsed, where it was read from a file: a text of megabytes is parsed once, and held once. */
  readonly supergraph?: DocumentNode;
  /** What clients see: dictionary words and descriptions, no federation machinery. Scalars validate both ways. */
  readonly schema: GraphQLSchema;
  /** Which sources answer a field, by coordinate `Person.fullName`, sorted by id. Keys of stubs count as answered. */
  readonly fieldSources: ReadonlyMap<string, readonly SourceId[]>;
  /**
   * Fields that are read so that a field can be answered (`@requires`, and what those fields require in their turn), by
   * coordinate, sorted: who may not read them may not read the field.
   */
  readonly requiredFields: ReadonlyMap<string, readonly string[]>;
  /** SHA-256 of the supergraph text, hexadecimal. */
  readonly hash: string;
}
