import { createHash } from 'node:crypto';
import { buildASTSchema, type DocumentNode } from 'graphql';
import { withDefer } from '../model/deferDirective.ts';
import type { Graph } from '../model/graph.ts';
import { checkSatisfiability } from './checkSatisfiability.ts';
import { CompositionError } from './compositionError.ts';
import { fieldSources } from './fieldSources.ts';
import { requiredFields } from './requiredFields.ts';

/** A graph whose scalars have no rules yet, with the document of which its schema was built. */
export interface ComposedGraph extends Graph {
  /** What clients see. Known to be valid. */
  readonly publicDocument: DocumentNode;
}

/**
 * What the gateway knows of a supergraph besides its text; refuses it when a public field cannot be answered.
 *
 * - `publicSchema`: of `publicDocument`, where it has been built already
 */
export function composedGraph(
  supergraphSdl: string,
  supergraph: DocumentNode,
  publicDocument: DocumentNode,
  publicSchema = buildASTSchema(publicDocument),
): ComposedGraph {
  const schema = withDefer(publicSchema);
  CompositionError.refuseIfAny(checkSatisfiability(supergraph, schema));
  return {
    supergraphSdl,
    publicDocument,
    schema,
    fieldSources: fieldSources(supergraph),
    requiredFields: requiredFields(supergraph),
    hash: createHash('sha256').update(supergraphSdl).digest('hex'),
  };
}
