import type { GraphQLSchema } from 'graphql';
import type { ScalarRule } from '../../model/scalars/scalarRule.ts';
import type { DeferredParts, ProjectionPart } from '../later/deferredParts.ts';

/** What is known around a projection. */
export interface ProjectionSurroundings {
  readonly schema: GraphQLSchema;
  readonly scalars: ReadonlyMap<string, ScalarRule>;
  readonly deferred: DeferredParts;
  readonly part: ProjectionPart;
}
