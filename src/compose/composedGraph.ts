import { createHash } from 'node:crypto';
import { buildASTSchema, type DocumentNode } from 'graphql';
import type { SourceId } from '../model/source.ts';
import { checkSatisfiability } from './checkSatisfiability.ts';
import { CompositionError } from './compositionError.ts';
import { fieldSources } from './fieldSources.ts';
import { requiredFields } from './requiredFields.ts';

/** A graph as plain data, which passes from one thread to another; a `Graph` but for the schema. */
export interface ComposedGraph {
  readonly supergraphSdl: string;
  /** What clients see. Known to be valid. */
  readonly publicDocument: DocumentNode;
  readonly fieldSources: ReadonlyMap<string, readonly SourceId[]>;
  readonly requiredFields: ReadonlyMap<string, readonly string[]>;
  readonly hash: string;
}

/** What the gateway knows of a supergraph besides its text; refuses it when a public field cannot be answered. */
export function composedGraph(
  supergraphSdl: string,
  supergraph: DocumentNode,
  publicDocument: DocumentNode,
): ComposedGraph {
  const schema = buildASTSchema(publicDocument);
  CompositionError.refuseIfAny(checkSatisfiability(supergraph, schema));
  return {
    supergraphSdl,
    publicDocument,
    fieldSources: fieldSources(supergraph),
    requiredFields: requiredFields(supergraph),
    hash: createHash('sha256').update(supergraphSdl).digest('hex'),
  };
}
