import { buildASTSchema, Kind, parse, type DocumentNode, type GraphQLSchema } from 'graphql';
import { GatewayError } from '../../../src/errors/gatewayError.ts';

/** A supergraph, read and found sound. */
export interface Supergraph {
  readonly sdl: string;
  readonly document: DocumentNode;
  /** Everything in it as a schema, the join specification's own types included. */
  readonly schema: GraphQLSchema;
}

/**
 * Reads a supergraph and makes sure of what the ready-made planner takes for granted: on a text without a root type
 * or without sources it does not throw, it ends the process.
 */
export function readSupergraph(sdl: string): Supergraph {
  try {
    const document = parse(sdl, { noLocation: true });
    const schema = buildASTSchema(document, { assumeValidSDL: true });
    if (!schema.getQueryType()) throw new Error('Expected a supergraph with a query type, but got none.');
    if (!hasSources(document)) throw new Error('Expected a supergraph with the enum join__Graph, but got none.');
    return { sdl, document, schema };
  } catch (cause) {
    throw new GatewayError('PLAN_FAILED', {}, { cause });
  }
}

function hasSources(document: DocumentNode): boolean {
  return document.definitions.some(
    (node) =>
      node.kind === Kind.ENUM_TYPE_DEFINITION && node.name.value === 'join__Graph' && (node.values ?? []).length > 0,
  );
}
