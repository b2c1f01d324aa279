import { composeServices } from '@theguild/federation-composition';
import { buildASTSchema, parse, type GraphQLSchema } from 'graphql';
import { createDocumentStage, type DocumentStageOptions } from '../../src/document/createDocumentStage.ts';
import type { Refuse } from '../../src/document/expansionInput.ts';
import type { ClientError } from '../../src/errors/clientError.ts';
import { createExecutor, type ExecutorOptions } from '../../src/execute/createExecutor.ts';
import type { Answer } from '../../src/model/answer.ts';
import type { Plan, Planner } from '../../src/model/plan.ts';
import { createPlanner } from '../../src/plan/createPlanner.ts';
import type { FakeSource } from './fakeSource.ts';

export interface AskOptions {
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly refuse?: Refuse;
  readonly wantsProvenance?: boolean;
  readonly signal?: AbortSignal;
}

/** Documents, plans and executes over fake ministries, as the gateway does. */
export interface FakeFederation {
  readonly schema: GraphQLSchema;
  readonly planner: Planner;
  plan(query: string, options?: AskOptions): Plan;
  ask(query: string, options?: AskOptions): Promise<Answer>;
}

function compose(sources: readonly FakeSource[]): { readonly supergraphSdl: string; readonly schema: GraphQLSchema } {
  const composed = composeServices(
    sources.map(({ id, subgraphSdl }) => ({ name: id, url: id, typeDefs: parse(subgraphSdl) })),
    { disableValidationRules: ['SatisfiabilityRule'] },
  );
  if (composed.supergraphSdl === undefined) throw new Error(composed.errors.map(({ message }) => message).join('\n'));
  return { supergraphSdl: composed.supergraphSdl, schema: buildASTSchema(parse(composed.publicSdl)) };
}

export function fakeFederation(
  sources: readonly FakeSource[],
  options: Partial<Omit<ExecutorOptions, 'sources' | 'schema'>> & Pick<DocumentStageOptions, 'limits'> = {},
): FakeFederation {
  const { supergraphSdl, schema } = compose(sources);
  const documents = createDocumentStage({ schema, ...(options.limits ? { limits: options.limits } : {}) });
  const planner = createPlanner(supergraphSdl);
  const executor = createExecutor({
    scalars: new Map(),
    ...options,
    schema,
    sources: new Map(sources.map((source) => [source.id, source])),
  });

  function prepare(query: string, { variables = {}, refuse = () => undefined }: AskOptions) {
    return documents.prepare({ query, variables }, { profileId: 'test', refuse });
  }

  return {
    schema,
    planner,
    plan: (query, asked = {}) => {
      const outcome = prepare(query, asked);
      if (!outcome.ok) throw new Error(outcome.errors[0]?.message);
      return planner.plan(outcome.prepared.operation.text);
    },
    ask: async (query, asked = {}) => {
      const outcome = prepare(query, asked);
      if (!outcome.ok) return { data: null, errors: outcome.errors };
      const { operation, variables } = outcome.prepared;
      const context = { requestId: 'r-1', wantsProvenance: asked.wantsProvenance ?? false };
      const signal = asked.signal ?? new AbortController().signal;
      return executor.execute(planner.plan(operation.text), operation, variables, context, signal);
    },
  };
}

/** Errors as one line each, `CODE at path from source`: easy to read and to compare. */
export function errorLines(errors: readonly ClientError[]): readonly string[] {
  return errors.map(({ path, extensions }) => {
    const source = typeof extensions['source'] === 'string' ? ` from ${extensions['source']}` : '';
    return `${extensions.code} at ${(path ?? []).join('.')}${source}`;
  });
}
