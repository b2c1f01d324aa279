import { completeBody, withId } from './answerText.ts';
import { costDirectivesOf } from './document/cost/costDirectives.ts';
import { createDocumentStage, type DocumentAccess, type DocumentStageOptions } from './document/createDocumentStage.ts';
import { createExecutor, type ExecutorOptions } from './execute/createExecutor.ts';
import type { GatewayAnswer, GatewayRequest } from './model/gateway.ts';
import type { Graph } from './model/graph.ts';
import type { NormalisedOperation, PreparedOperation } from './model/operation.ts';
import type { Plan, PlanningContext } from './model/plan.ts';
import type { Provenance } from './model/provenance.ts';
import type { RequestContext } from './model/source.ts';
import { createPlanner } from './plan/createPlanner.ts';
import { PlanCache } from './plan/planCache.ts';

/** Entities in one request to a source that states no limit of its own (count). */
const DEFAULT_BATCH = 1_000;

/** Plans kept for operations seen before (count). */
const CACHED_PLANS = 5_000;

/** What an engine is made of. */
export interface EngineParts
  extends Omit<ExecutorOptions, 'schema' | 'batchLimit'>, Omit<DocumentStageOptions, 'schema'> {
  readonly graph: Graph;
  /** What `extensions.provenance` says, for who asks for it. */
  readonly describe?: (plan: Plan, provenance: Provenance) => Readonly<Record<string, unknown>>;
}

/** Who asks, as far as it changes what an operation comes to and how it is planned. */
export interface EngineAccess extends DocumentAccess {
  /** Without it everything may be fetched, and all sources are alike. */
  readonly planning?: PlanningContext;
}

/**
 * Answers a GraphQL request over the sources of one graph: document, plan, execution. It knows nothing of tokens,
 * purposes or HTTP; who runs it (`src/gateway.ts`, `src/apollo.ts`) says what this caller may not read.
 */
export type Engine = (request: GatewayRequest, access: EngineAccess, context: RequestContext) => Promise<GatewayAnswer>;

/** The stages do not know each other; this file knows their order. */
export function createEngine(parts: EngineParts): Engine {
  const { graph, sources } = parts;
  const costs = { directives: costDirectivesOf(graph.supergraphSdl), ...parts.costs };
  const documents = createDocumentStage({ ...parts, costs, schema: graph.schema });
  const planner = new PlanCache(createPlanner(graph.supergraphSdl), { maxPlans: CACHED_PLANS });
  const executor = createExecutor({
    ...parts,
    schema: graph.schema,
    batchLimit: (id) => sources.get(id)?.batchLimit ?? DEFAULT_BATCH,
  });

  const plans = new WeakMap<NormalisedOperation, { readonly contextId: string | undefined; readonly plan: Plan }>();

  /** An operation meets another context only where labels or preferences change. */
  function planOf(operation: NormalisedOperation, planning: PlanningContext | undefined): Plan {
    const known = plans.get(operation);
    if (known !== undefined && known.contextId === planning?.id) return known.plan;
    const plan = planner.plan(operation.text, planning);
    plans.set(operation, { contextId: planning?.id, plan });
    return plan;
  }

  async function execute(
    { operation, variables }: PreparedOperation,
    { planning }: EngineAccess,
    context: RequestContext,
    signal: AbortSignal,
  ): Promise<GatewayAnswer> {
    const plan = planOf(operation, planning);
    const answer = await executor.execute(plan, operation, variables, context, signal);
    const provenance = answer.provenance && parts.describe?.(plan, answer.provenance);
    const extras = { errorId: context.requestId, ...(provenance && { extensions: { provenance } }) };
    return { kind: 'complete', body: completeBody(answer, extras) };
  }

  return async (request, access, context) => {
    // Neither planner nor executor can yet deliver a part later, or events.
    const accepts = { incremental: false, events: false };
    const outcome = documents.prepare({ ...request, accepts }, access);
    if (outcome.ok) return execute(outcome.prepared, access, context, request.signal);
    const errors = outcome.errors.map(withId({ errorId: context.requestId }));
    return { kind: 'refused', status: outcome.status, errors };
  };
}
