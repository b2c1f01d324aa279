import type { GraphQLSchema } from 'graphql';
import type { NormalisedOperation } from '../model/operation.ts';
import type { FetchNode, Plan } from '../model/plan.ts';
import type { ScalarRule } from '../model/scalars/scalarRule.ts';
import { answerShape } from './answerShape.ts';
import { compileFetch, type CompiledFetch } from './compileFetch.ts';
import { compileProjection, type CompiledSelection } from './compileProjection.ts';
import { claimFields, FieldOrigins, refuseField } from './fieldOrigins.ts';
import { Layout } from './layout.ts';
import { ObjectShape } from './objectShape.ts';

/** What a plan and an operation come to before a request brings its values. */
export interface CompiledOperation {
  readonly plan: Plan;
  readonly fetches: ReadonlyMap<FetchNode, CompiledFetch>;
  readonly selection: CompiledSelection;
  readonly rootType: string;
  /** What stands at the root of the tree: without a shape of its own, since many fetches fill it. */
  readonly rootShape: ObjectShape;
  /** Shape of the part that the public schema answers. */
  readonly introspection: ObjectShape | undefined;
}

/** Places to which one fetch brings the same entities share their layout. */
function layoutOf({ fetches }: Plan): Layout {
  const layout = new Layout();
  for (const { entities } of fetches) {
    for (const { paths } of entities) {
      const [first = [], ...others] = paths;
      for (const other of others) layout.at(first).join(layout.at(other));
    }
  }
  return layout;
}

export function compileOperation(
  schema: GraphQLSchema,
  scalars: ReadonlyMap<string, ScalarRule>,
  plan: Plan,
  operation: NormalisedOperation,
): CompiledOperation {
  const origins = new FieldOrigins();
  const layout = layoutOf(plan);
  const surroundings = { schema, scalars, origins, layout };
  const fetches = new Map(plan.fetches.map((fetch) => [fetch, compileFetch(surroundings, fetch)]));
  for (const { fetch, asked, groups } of fetches.values()) {
    claimFields(schema, origins, fetch.at ?? [], asked, fetch);
    for (const { group, asked: brought } of groups)
      for (const path of group.paths) claimFields(schema, origins, path, brought, fetch);
  }
  for (const { path, responseKey, dependency } of plan.unreachable)
    refuseField(schema, origins, path, responseKey, dependency);
  const { introspection } = operation;
  return {
    plan,
    fetches,
    selection: compileProjection({ schema, scalars }, operation.projection, origins, layout),
    rootType: rootTypeOf(schema, operation.kind),
    rootShape: new ObjectShape(schema, [], layout),
    introspection: introspection && new ObjectShape(schema, answerShape(schema, introspection), layout),
  };
}

function rootTypeOf(schema: GraphQLSchema, kind: NormalisedOperation['kind']): string {
  if (kind === 'query') return schema.getQueryType()?.name ?? 'Query';
  if (kind === 'mutation') return schema.getMutationType()?.name ?? 'Mutation';
  return schema.getSubscriptionType()?.name ?? 'Subscription';
}
