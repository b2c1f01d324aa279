import { completeBody, firstBody, laterBody, withId, type AnswerExtras } from './answerText.ts';
import { costDirectivesOf } from './document/cost/costDirectives.ts';
import { createDocumentStage, type DocumentAccess, type DocumentStageOptions } from './document/createDocumentStage.ts';
import { createExecutor, type ExecutorOptions } from './execute/createExecutor.ts';
import type { ExecutedAnswer } from './model/executedAnswer.ts';
import type { GatewayAnswer, GatewayRequest, TextPieces } from './model/gateway.ts';
import type { Graph } from './model/graph.ts';
import type { PreparedOperation } from './model/operation.ts';
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
  readonly planning?: PlanningContext | undefined;
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

  async function execute(
    { operation, variables }: PreparedOperation,
    { planning }: EngineAccess,
    context: RequestContext,
    signal: AbortSignal,
  ): Promise<GatewayAnswer> {
    const plan = planner.plan(operation.text, planning);
    const extrasOf = ({ provenance }: ExecutedAnswer): AnswerExtras => {
      const described = provenance && parts.describe?.(plan, provenance);
      return { errorId: context.requestId, ...(described && { extensions: { provenance: described } }) };
    };
    if (operation.kind === 'subscription') {
      const events = executor.subscribe(plan, operation, variables, context, signal);
      return { kind: 'events', events: eventBodies(events, extrasOf) };
    }
    const answer = await executor.execute(plan, operation, variables, context, signal);
    const extras = extrasOf(answer);
    if (answer.later === undefined) return { kind: 'complete', body: completeBody(answer, extras) };
    return { kind: 'incremental', parts: partBodies(answer, answer.later, extras) };
  }

  return async (request, access, context) => {
    const outcome = documents.prepare(request, access);
    if (outcome.ok) return execute(outcome.prepared, access, context, request.signal);
    const errors = outcome.errors.map(withId({ errorId: context.requestId }));
    return { kind: 'refused', status: outcome.status, errors };
  };
}

async function* eventBodies(
  events: AsyncIterable<ExecutedAnswer>,
  extrasOf: (answer: ExecutedAnswer) => AnswerExtras,
): AsyncIterable<TextPieces> {
  for await (const event of events) yield completeBody(event, extrasOf(event));
}

async function* partBodies(
  first: ExecutedAnswer,
  { pending, parts }: NonNullable<ExecutedAnswer['later']>,
  extras: AnswerExtras,
): AsyncIterable<TextPieces> {
  yield firstBody(first, pending, extras);
  for await (const later of parts) yield laterBody(later, extras);
}
