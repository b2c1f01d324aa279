import type { GraphQLSchema } from 'graphql';
import type { NormalisedOperation } from '../model/operation.ts';
import type { FetchNode, Plan } from '../model/plan.ts';
import type { ScalarRule } from '../model/scalars/scalarRule.ts';
import { compileFetch, type CompiledFetch } from './compileFetch.ts';
import { compileProjection, type CompiledSelection } from './compileProjection.ts';
import { claimFields, FieldOrigins } from './fieldOrigins.ts';

/** What a plan and an operation come to before a request brings its values. */
export interface CompiledOperation {
  readonly plan: Plan;
  readonly fetches: ReadonlyMap<FetchNode, CompiledFetch>;
  readonly selection: CompiledSelection;
  readonly rootType: string;
}

export function compileOperation(
  schema: GraphQLSchema,
  scalars: ReadonlyMap<string, ScalarRule>,
  plan: Plan,
  operation: NormalisedOperation,
): CompiledOperation {
  const origins = new FieldOrigins();
  const fetches = new Map(plan.fetches.map((fetch) => [fetch, compileFetch({ schema, scalars, origins }, fetch)]));
  for (const { fetch, shape, groups } of fetches.values()) {
    claimFields(schema, origins, [], shape, fetch);
    for (const { group, shape: brought } of groups)
      for (const path of group.paths) claimFields(schema, origins, path, brought, fetch);
  }
  const rootType = operation.kind === 'mutation' ? schema.getMutationType() : schema.getQueryType();
  return {
    plan,
    fetches,
    selection: compileProjection({ schema, scalars }, operation.projection, origins),
    rootType: rootType?.name ?? 'Query',
  };
}
