import { composeServices } from '@theguild/federation-composition';
import { buildASTSchema, parse, type GraphQLSchema } from 'graphql';
import { createDocumentStage, type DocumentStageOptions } from '../../src/document/createDocumentStage.ts';
import type { Refuse } from '../../src/document/expansionInput.ts';
import type { ClientError } from '../../src/errors/clientError.ts';
import { createExecutor, type Executor, type ExecutorOptions } from '../../src/execute/createExecutor.ts';
import type { TextPieces } from '../../src/model/gateway.ts';
import type { ExecutedAnswer } from '../../src/model/executedAnswer.ts';
import type { NormalisedOperation, PreparedOperation } from '../../src/model/operation.ts';
import type { Plan, Planner } from '../../src/model/plan.ts';
import type { Provenance } from '../../src/model/provenance.ts';
import { createPlanner } from '../../src/plan/createPlanner.ts';
import { fromByteText } from '../../src/util/byteText.ts';
import type { FakeSource } from './fakeSource.ts';

export interface AskOptions {
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly refuse?: Refuse;
  readonly wantsProvenance?: boolean;
  readonly signal?: AbortSignal;
  /** Instead of what the planner makes of the operation. */
  readonly plan?: Plan;
  /** Another plan than the planner's. */
  readonly changePlan?: (plan: Plan) => Plan;
}

/** An answer as a client reads it. */
export interface Answer {
  readonly data: Readonly<Record<string, unknown>> | null;
  readonly errors: readonly ClientError[];
  readonly provenance?: Provenance;
}

/** Reads the JSON text of an answer. */
export function readPieces(pieces: TextPieces): Answer['data'] {
  return JSON.parse(fromByteText([...pieces].join(''))) as Answer['data'];
}

/** Documents, plans and executes over fake ministries, as the gateway does. */
export interface FakeFederation {
  readonly schema: GraphQLSchema;
  readonly supergraphSdl: string;
  readonly planner: Planner;
  operation(query: string, options?: AskOptions): NormalisedOperation;
  plan(query: string, options?: AskOptions): Plan;
  ask(query: string, options?: AskOptions): Promise<Answer>;
  /** With `@defer`: the answer as it comes from the executor. */
  readonly askParts: (query: string, options?: AskOptions) => Promise<ExecutedAnswer>;
  /** Answers to the events of a subscription. */
  readonly subscribe: (query: string, options?: AskOptions) => AsyncIterable<ExecutedAnswer>;
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

  function prepare(query: string, { variables = {}, refuse = () => undefined }: AskOptions, incremental = false) {
    const accepts = { incremental, events: true };
    return documents.prepare({ query, variables, accepts }, { profileId: 'test', refuse });
  }

  /** What the executor is given. */
  function start(prepared: PreparedOperation, asked: AskOptions): Parameters<Executor['subscribe']> {
    const { operation, variables } = prepared;
    const context = { requestId: 'r-1', wantsProvenance: asked.wantsProvenance ?? false };
    const signal = asked.signal ?? new AbortController().signal;
    const planned = asked.plan ?? planner.plan(operation.text);
    return [asked.changePlan?.(planned) ?? planned, operation, variables, context, signal];
  }

  function prepared(query: string, asked: AskOptions, incremental = false): PreparedOperation {
    const outcome = prepare(query, asked, incremental);
    if (!outcome.ok) throw new Error(outcome.errors[0]?.message);
    return outcome.prepared;
  }

  return {
    schema,
    supergraphSdl,
    planner,
    operation: (query, asked = {}) => prepared(query, asked, true).operation,
    plan: (query, asked = {}) => planner.plan(prepared(query, asked).operation.text),
    ask: async (query, asked = {}) => {
      const outcome = prepare(query, asked);
      if (!outcome.ok) return { data: null, errors: outcome.errors };
      const answer = await executor.execute(...start(outcome.prepared, asked));
      return { ...answer, data: readPieces(answer.data) };
    },
    askParts: (query, asked = {}) => executor.execute(...start(prepared(query, asked, true), asked)),
    subscribe: (query, asked = {}) => executor.subscribe(...start(prepared(query, asked), asked)),
  };
}

/** Errors as one line each, `CODE at path from source`: easy to read and to compare. */
export function errorLines(errors: readonly ClientError[]): readonly string[] {
  return errors.map(({ path, extensions }) => {
    const source = typeof extensions['source'] === 'string' ? ` from ${extensions['source']}` : '';
    return `${extensions.code} at ${(path ?? []).join('.')}${source}`;
  });
}
