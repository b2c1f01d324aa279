import { factsOfRefusal } from './answer/answerFacts.ts';
import { AnswerRecord, heard } from './answer/answerRecord.ts';
import { completeBody, firstBody, laterBody, withId, type AnswerExtras } from './answer/answerText.ts';
import { costDirectivesOf } from './document/cost/costDirectives.ts';
import {
  createDocumentStage,
  type DocumentAccess,
  type DocumentRequest,
  type DocumentStageOptions,
} from './document/createDocumentStage.ts';
import { clientError, type ClientError } from './errors/clientError.ts';
import { GatewayError } from './errors/gatewayError.ts';
import { knownError } from './errors/knownError.ts';
import { createExecutor, type ExecutorOptions } from './execute/createExecutor.ts';
import { shareExecutions } from './execute/shareExecutions.ts';
import { fieldDecisions } from './answer/fieldDecisions.ts';
import { restrictionNotice } from './answer/restrictionNotice.ts';
import type { OperationDecision } from './model/decision.ts';
import { withDefer } from './model/deferDirective.ts';
import type { ExecutedAnswer } from './model/executedAnswer.ts';
import type { GatewayAnswer, GatewayRequest, TextPieces } from './model/gateway.ts';
import type { Graph } from './model/graph.ts';
import type { PreparedOperation } from './model/operation.ts';
import type { Plan, PlanningContext } from './model/plan.ts';
import type { Provenance } from './model/provenance.ts';
import type { AnswerFacts, BeforeAnswer } from './model/record.ts';
import { grounds } from './model/refusal.ts';
import type { RequestContext, SourceId } from './model/source.ts';
import { createPlanner } from './plan/createPlanner.ts';
import { createDetours, type SourceWeights } from './plan/detours.ts';
import { PlanCache } from './plan/planCache.ts';
import { createVisibleSchemas } from './visibility/visibleSchemas.ts';
import type { EndSignal } from './util/ending.ts';

/** Entities in one request to a source that states no limit of its own (count). */
const DEFAULT_BATCH = 1_000;

/** Plans kept for operations seen before (count). */
const CACHED_PLANS = 5_000;

/** The same list each time: contexts are found again by it. */
const NONE_DOWN: readonly SourceId[] = [];

/** HTTP status of a request that is refused whole for a field of it. */
const FORBIDDEN = 403;

/** What an engine is made of. */
export interface EngineParts
  extends Omit<ExecutorOptions, 'schema' | 'batchLimit'>, Omit<DocumentStageOptions, 'schema'> {
  readonly graph: Graph;
  /** What `extensions.provenance` says, for who asks for it. */
  readonly describe?: (plan: Plan, provenance: Provenance) => Readonly<Record<string, unknown>>;
  /** Sources that are down, the same list while that is so: another one is asked where there is a choice. */
  readonly sourcesDown?: () => readonly SourceId[];
  /** What asking them costs in comparison. */
  readonly sourceWeights?: SourceWeights;
  /** What the ministries are called, for errors that name a source. */
  readonly ministries?: AnswerExtras['ministries'];
}

/** Who asks, as far as it changes what an operation comes to and how it is planned. */
export interface EngineAccess extends DocumentAccess {
  /** Without it everything may be fetched, and all sources are alike. */
  readonly planning?: PlanningContext | undefined;
  /** What the answer says about its access, as `extensions.access`. */
  readonly notice?: Readonly<Record<string, unknown>> | undefined;
  /** Hears of every answer, also of refusals, before it leaves: of each part and event on its own. */
  readonly beforeAnswer?: BeforeAnswer | undefined;
  /** Asked before each event of a subscription: why it may not go on, if so. */
  readonly mayGoOn?: (() => GatewayError | undefined) | undefined;
  /** What `extensions.access` says of an answer that was heard of besides; not of deferred parts. */
  readonly noticeOf?: ((facts: AnswerFacts) => Readonly<Record<string, unknown>> | undefined) | undefined;
}

/** All of an access, none of it left out. */
type WholeAccess = { readonly [Field in keyof Required<EngineAccess>]: EngineAccess[Field] };

/**
 * Answers a GraphQL request over the sources of one graph: document, plan, execution. It knows nothing of tokens,
 * purposes or HTTP; who runs it (`src/gateway.ts`, `src/apollo.ts`) says what this caller may not read.
 */
export interface Engine {
  (request: GatewayRequest, access: EngineAccess, context: RequestContext): Promise<GatewayAnswer>;
  /** What it would come to, from the same document stage and planner; nothing is fetched. */
  readonly decide: (request: DocumentRequest, access: EngineAccess) => OperationDecision;
}

/** The stages do not know each other; this file knows their order. */
export function createEngine(parts: EngineParts): Engine {
  const { graph, sources } = parts;
  const schema = withDefer(graph.schema);
  const costs = { directives: costDirectivesOf(graph), ...parts.costs };
  const documents = createDocumentStage({ ...parts, costs, schema });
  const planner = new PlanCache(createPlanner(graph.supergraph ?? graph.supergraphSdl), { maxPlans: CACHED_PLANS });
  const detours = createDetours(parts.sourceWeights);
  const visibleSchemas = createVisibleSchemas(schema);
  const batchLimit = (id: SourceId) => sources.get(id)?.batchLimit ?? DEFAULT_BATCH;
  const executor = shareExecutions(createExecutor({ ...parts, schema, batchLimit }), sources);

  async function execute(
    prepared: PreparedOperation,
    access: EngineAccess,
    context: RequestContext,
    signal: EndSignal,
  ): Promise<GatewayAnswer> {
    const { operation, variables } = prepared;
    const { rows, beforeAnswer } = access;
    const plan = planner.plan(operation.text, access.planning);
    const description = () => executor.describe(plan, operation);
    const extrasOf = ({ provenance, requestId }: Pick<ExecutedAnswer, 'provenance' | 'requestId'>): AnswerExtras => {
      const described = provenance && parts.describe?.(plan, provenance);
      const restricted = rows && restrictionNotice(rows, description());
      const noticed = record?.told && access.noticeOf?.(record.told);
      const { ministries } = parts;
      const errorId = requestId ?? context.requestId;
      // Most say nothing, or where rows are left out; that is written once.
      if (described === undefined && noticed === undefined && access.notice === undefined)
        return { errorId, ministries, extensions: restricted?.extensions };
      const told = restricted ?? noticed ?? access.notice;
      const extensions = {
        ...(described && { provenance: described }),
        ...(told && { access: { ...access.notice, ...restricted?.access, ...noticed } }),
      };
      return { errorId, ministries, extensions };
    };
    const record = beforeAnswer && new AnswerRecord({ prepared, plan, description }, beforeAnswer);
    const reader = { rows, isRecorded: beforeAnswer !== undefined, visible: access.visible };
    if (operation.kind === 'subscription') {
      const events = executor.subscribe(plan, operation, variables, context, signal, reader);
      return {
        kind: 'events',
        events: eventBodies(events, extrasOf, async (event) => {
          const ended = access.mayGoOn?.();
          if (ended === undefined) return record?.answer(event);
          const errors = [clientError(ended.code, ended.params)];
          return (await heard(beforeAnswer, () => factsOfRefusal(errors, prepared.asked, operation))) ?? ended;
        }),
      };
    }
    const answer = await executor.execute(plan, operation, variables, context, signal, reader);
    const refusal = record && (await record.answer(answer));
    if (refusal !== undefined) {
      await answer.later?.parts[Symbol.asyncIterator]().return?.();
      return refused(refusal, context);
    }
    const extras = extrasOf(answer);
    if (answer.later === undefined) return { kind: 'complete', body: completeBody(answer, extras) };
    return { kind: 'incremental', parts: partBodies(answer, answer.later, extras, record) };
  }

  /** With what the caller sees of the schema, and the way around what is down at the moment. */
  function completed(access: EngineAccess): EngineAccess {
    const { profileId, refuse } = access;
    const isRefused = (type: string, field: string) => {
      const refusal = refuse(type, field);
      return refusal !== undefined && refusal.isPassing !== true;
    };
    // Every request comes by here, and Node 20 copies fields that it cannot foresee slowly: each is written out.
    const whole: WholeAccess = {
      profileId,
      refuse,
      mask: access.mask,
      rows: access.rows,
      costBudget: access.costBudget,
      beforeAnswer: access.beforeAnswer,
      mayGoOn: access.mayGoOn,
      notice: access.notice,
      noticeOf: access.noticeOf,
      planning: detours(parts.sourcesDown?.() ?? NONE_DOWN, access.planning),
      visible: () => visibleSchemas.of(profileId, isRefused),
    };
    return whole;
  }

  function decide(request: DocumentRequest, stated: EngineAccess): OperationDecision {
    const access = completed(stated);
    const outcome = documents.prepare(request, access);
    if (!outcome.ok) return { isValid: false, errors: outcome.errors };
    const { operation, cost } = outcome.prepared;
    try {
      const plan = planner.plan(operation.text, access.planning);
      const fields = fieldDecisions(schema, operation, plan, access.mask);
      return { isValid: true, fields, cost, sources: [...new Set(plan.fetches.map(({ source }) => source))] };
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      return { isValid: false, errors: [clientError(error.code, error.params)] };
    }
  }

  /** Errors of all fields that would be refused, also for want of a lawful way to them. */
  function refusalsIn({ operation }: PreparedOperation, { planning, mask }: EngineAccess): readonly ClientError[] {
    const decisions = fieldDecisions(schema, operation, planner.plan(operation.text, planning), mask);
    return decisions.flatMap(({ path, refusal, place }) => {
      if (refusal === undefined) return [];
      const { code, params } = refusal;
      return [clientError(code, params, { ...(place && { locations: [place] }), path, extensions: grounds(refusal) })];
    });
  }

  const answer = async (
    request: GatewayRequest,
    stated: EngineAccess,
    context: RequestContext,
  ): Promise<GatewayAnswer> => {
    const access = completed(stated);
    const { beforeAnswer } = access;
    const outcome = documents.prepare(request, access);
    if (!outcome.ok) {
      const { status, errors, asked } = outcome;
      const refusal = await heard(beforeAnswer, () => factsOfRefusal(errors, asked));
      if (refusal !== undefined) return refused(refusal, context);
      return { kind: 'refused', status, errors: errors.map(withId({ errorId: context.requestId })) };
    }
    const { prepared } = outcome;
    try {
      const refusals = request.refuseWhole === true ? refusalsIn(prepared, access) : [];
      if (refusals.length > 0) {
        const refusal = await heard(beforeAnswer, () => factsOfRefusal(refusals, prepared.asked, prepared.operation));
        if (refusal !== undefined) return refused(refusal, context);
        return { kind: 'refused', status: FORBIDDEN, errors: refusals.map(withId({ errorId: context.requestId })) };
      }
      return await execute(prepared, access, context, request.signal);
    } catch (error) {
      const { code, params } = knownError(error);
      const errors = [clientError(code, params)];
      const refusal = await heard(beforeAnswer, () => factsOfRefusal(errors, prepared.asked, prepared.operation));
      if (refusal !== undefined) return refused(refusal, context);
      throw error;
    }
  };
  return Object.assign(answer, { decide });
}

/** The answer to a request of which nothing is answered. */
function refused({ code, params, status }: GatewayError, { requestId }: RequestContext): GatewayAnswer {
  return { kind: 'refused', status, errors: [withId({ errorId: requestId })(clientError(code, params))] };
}

async function* eventBodies(
  events: AsyncIterable<ExecutedAnswer>,
  extrasOf: (answer: Pick<ExecutedAnswer, 'provenance' | 'requestId'>) => AnswerExtras,
  refusalOf: (event: ExecutedAnswer) => Promise<GatewayError | undefined>,
): AsyncIterable<TextPieces> {
  for await (const event of events) {
    const refusal = await refusalOf(event);
    if (refusal === undefined) {
      yield completeBody(event, extrasOf(event));
      continue;
    }
    const { errorId } = extrasOf({});
    yield completeBody({ data: ['null'], errors: [clientError(refusal.code, refusal.params)] }, { errorId });
    return;
  }
}

async function* partBodies(
  first: ExecutedAnswer,
  { pending, parts }: NonNullable<ExecutedAnswer['later']>,
  extras: AnswerExtras,
  record: AnswerRecord | undefined,
): AsyncIterable<TextPieces> {
  yield firstBody(first, pending, extras);
  const open = new Set(pending.map(({ id }) => id));
  for await (const later of parts) {
    const refusal = record && (await record.part(later));
    if (refusal !== undefined) {
      const errors = [clientError(refusal.code, refusal.params)];
      const completed = [...open].map((id) => ({ id, errors }));
      yield laterBody({ pending: [], incremental: [], completed, fragments: [], hasNext: false }, extras);
      return;
    }
    for (const { id } of later.pending) open.add(id);
    for (const { id } of later.completed) open.delete(id);
    yield laterBody(later, extras);
  }
}
